import { describe, expect, it } from 'vitest';
import { changedMaps, stillChannels } from '../../../src/views/group-maps/changed.ts';
import { groupMaps } from '../../../src/views/group-maps/maps.ts';

const record = (channels: number, width: number, ...data: number[]) => ({
  site: 'body.0',
  channels,
  height: 1,
  width,
  data: Float32Array.from(data),
});
const maps = (into: number[], out: number[]) => groupMaps(record(2, 2, ...into), record(2, 2, ...out))!;

describe('maps laid against those of another run', () => {
  const before = maps([1, 1, 2, 2], [1, 1, 4, 4]);
  const now = maps([1, 1, 2, 2.001], [3, 1, 4, 4]);
  const changes = changedMaps(now, before)!;

  it('are their change; what goes out has changed by what came in and what was added together', () => {
    const [channel] = changes.channels;
    expect([...channel!.planes.before]).toEqual([0, 0]);
    expect([...channel!.planes.after]).toEqual([2, 0]);
    expect([...channel!.planes.added]).toEqual([2, 0]);
    expect([channel!.energy.added, channel!.limit.added]).toEqual([2, 2]);
  });

  it('stand still where the change is under a hundredth of what there was', () => {
    expect([...stillChannels(changes, before, 'after')]).toEqual([1]);
    expect([...stillChannels(changes, before, 'before')]).toEqual([0, 1]);
  });

  it('have no change where they differ in size or channels', () => {
    const wide = groupMaps(record(1, 4, 1, 1, 1, 1), record(1, 4, 1, 1, 1, 1))!;
    expect(changedMaps(now, wide)).toBeUndefined();
  });
});
