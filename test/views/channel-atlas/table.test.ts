import { expect, it } from 'vitest';
import { mapSpectra } from '../../../src/analysis/spectrum-meter.ts';
import { sharesAbove } from '../../../src/analysis/spectrum-table.ts';
import { averagedPoints } from '../../../src/views/channel-atlas/points.ts';
import { atlasTable } from '../../../src/views/channel-atlas/table.ts';
import { column } from '../../fixtures/column.ts';
import { signal } from '../../fixtures/signal.ts';

const picture = (first: number, attention: readonly number[]) => [
  {
    group: 3,
    block: 1,
    table: mapSpectra({ channels: 2, height: 12, width: 12, data: Float32Array.from(signal(288, first)) }),
    attention,
  },
];
const [one, other] = [picture(0, [0.25, 0.5]), picture(40, [0.75, 1])];
const share = 'share above 0.3 cycles/pixel';

it('has every channel with its share, its attention and its energy', () => {
  const table = atlasTable([one], 0.3);
  expect(table.rows.map((row) => row.slice(0, 3))).toEqual([
    [3, 1, 0],
    [3, 1, 1],
  ]);
  expect(column(table, share)).toEqual([...sharesAbove(one[0]!.table, 0.3)]);
  expect(column(table, 's')).toEqual([0.25, 0.5]);
  expect(column(table, 'energy')).toEqual([...one[0]!.table.energy]);
  expect(table.columns).toHaveLength(6);
});

it('over several pictures has their means and how far they reach', () => {
  const table = atlasTable([one, other], 0.3);
  const points = averagedPoints([one, other], 0.3);
  expect(column(table, share)).toEqual(points.map((point) => point.share));
  expect(column(table, `highest ${share}`)).toEqual(points.map(({ over }) => over!.share[1]));
  expect(column(table, 's')).toEqual([0.5, 0.75]);
  expect(column(table, 'lowest s')).toEqual([0.25, 0.5]);
  expect(column(table, 'pictures')).toEqual([2, 2]);
});
