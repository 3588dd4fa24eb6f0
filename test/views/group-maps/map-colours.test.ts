import { expect, test } from 'vitest';
import { mapColours } from '../../../src/views/group-maps/map-colours.ts';
import { groupMaps, type GroupMapData } from '../../../src/views/group-maps/maps.ts';

const record = (...data: number[]) => ({
  site: 'body.0',
  channels: 2,
  height: 1,
  width: 1,
  data: Float32Array.from(data),
});
const maps = groupMaps(record(1, 0), record(4, 0)) as GroupMapData;

test('of a common range all maps reach to the same limit', () => {
  const colours = mapColours(maps, 3, 'common', 'light');
  expect(maps.channels.map((channel) => colours.of(channel).after.domain)).toEqual([
    [-3, 3],
    [-3, 3],
  ]);
});

test('of its own range each map reaches to its own limit, and to 1 where it is flat', () => {
  const colours = mapColours(maps, 3, 'own', 'light');
  expect(colours.of(maps.channels[0]!).before.domain).toEqual([-1, 1]);
  expect(colours.of(maps.channels[0]!).after.domain).toEqual([-4, 4]);
  expect(colours.of(maps.channels[1]!).after.domain).toEqual([-1, 1]);
});
