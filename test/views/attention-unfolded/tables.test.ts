import { expect, it } from 'vitest';
import * as sites from '../../../src/model/sites.ts';
import { heatmapTable } from '../../../src/views/attention-heatmap/table.ts';
import { blockRows } from '../../../src/views/attention-heatmap/rows.ts';
import { unfoldedTable } from '../../../src/views/attention-unfolded/table.ts';
import { column } from '../../fixtures/column.ts';
import { loadReference } from '../../fixtures/reference-files.ts';

const { config, state, sites: recorded } = loadReference('g2b2c8r4-x2-3ch-7x9');
const vector = (site: string) => recorded.get(site)!.data;
const s = (g: number, b: number) => vector(sites.attention(g, b));

it('the heat map’s has a line for each block, and what the run has not reached is empty', () => {
  const rows = blockRows(config, (g, b) => (g === 1 && b === 1 ? undefined : s(g, b)));
  const table = heatmapTable(rows, config.features);
  expect(column(table, 'group')).toEqual([0, 0, 1, 1]);
  expect(column(table, 's of channel 5')).toEqual([s(0, 0)[5], s(0, 1)[5], s(1, 0)[5], undefined]);
  expect(column(table, 'mean s')).toEqual(rows.map(({ summary }) => summary?.mean));
});

it('the unfolded block’s has every number from z to s with its channel and hidden unit', () => {
  const [squeeze, excite] = [sites.squeeze(1, 0), sites.excite(1, 0)];
  const [wd, wu] = [squeeze, excite].map((conv) => state.get(sites.weight(conv))!);
  const weights = { wd: wd!, bd: state.get(sites.bias(squeeze)), wu: wu!, bu: state.get(sites.bias(excite)) };
  const vectors = {
    z: vector(sites.pooled(1, 0)),
    squeezed: vector(squeeze),
    hidden: vector(sites.hidden(1, 0)),
    logits: vector(excite),
    s: s(1, 0),
  };
  const { rows } = unfoldedTable(vectors, weights);
  const at = (quantity: string, channel: number | undefined, unit: number | undefined) =>
    rows.find(([q, c, u]) => q === quantity && c === channel && u === unit)?.[3];
  // 8 channels and 2 hidden units: four vectors of channels, three of units, two matrices.
  expect(rows).toHaveLength(4 * 8 + 3 * 2 + 2 * 16);
  expect(at('z', 3, undefined)).toBe(vectors.z[3]);
  expect(at('W_D', 5, 1)).toBe(wd!.data[1 * 8 + 5]);
  expect(at('W_U', 5, 1)).toBe(wu!.data[5 * 2 + 1]);
  expect(at('ReLU', undefined, 1)).toBe(vectors.hidden[1]);
  const products = [...vectors.z].map((z, c) => z * (at('W_D', c, 1) as number));
  const hiddenSum = products.reduce((sum, one) => sum + one, at('b_D', undefined, 1) as number);
  expect(hiddenSum).toBeCloseTo(at('W_D z + b_D', undefined, 1) as number, 4);
});

it('the unfolded block’s has what was measured of its hidden units, where that is known', () => {
  const { rows } = unfoldedTable({}, undefined, { pictures: 12, above: [0, 5] });
  const quantity = 'of 12 pictures measured, those on which it is above zero';
  expect(rows).toEqual([
    [quantity, undefined, 0, 0],
    [quantity, undefined, 1, 5],
  ]);
});

it('the unfolded block’s has what is there while weights are still to be read', () => {
  expect(unfoldedTable({ s: s(0, 0) }, undefined).rows.map(([q]) => q)).toEqual(Array(8).fill('s'));
});
