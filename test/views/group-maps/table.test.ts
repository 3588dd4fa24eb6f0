import { expect, it } from 'vitest';
import { plane } from '../../../src/trace/trace.ts';
import * as sites from '../../../src/model/sites.ts';
import { groupMaps, meanSquare } from '../../../src/views/group-maps/maps.ts';
import { groupMapsTable } from '../../../src/views/group-maps/table.ts';
import { column } from '../../fixtures/column.ts';
import { loadReference } from '../../fixtures/reference-files.ts';

const { sites: recorded } = loadReference('g2b2c8r4-x2-3ch-7x9');
const record = (site: string) => ({
  site,
  channels: 8,
  height: 7,
  width: 9,
  data: recorded.get(site)!.data,
});

it('has the energy of every channel before and after the group and of what it added', () => {
  const [before, after] = [record(sites.group(0)), record(sites.group(1))];
  const attention = Float32Array.from({ length: 8 }, (_, c) => c / 8);
  const table = groupMapsTable(groupMaps(before, after)!, attention);
  expect(column(table, 'channel')).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(column(table, "mean s of the group's blocks")).toEqual([...attention]);
  const rms = Math.sqrt(meanSquare(plane(before, 4)));
  expect(column(table, 'root mean square before the group')[4]).toBe(rms);
  const added = plane(after, 4).map((value, p) => value - plane(before, 4)[p]!);
  expect(column(table, 'largest magnitude added by the group')[4]).toBe(Math.max(...added.map(Math.abs)));
});
