import { describe, expect, test } from 'vitest';
import type { RcanConfig } from '../../../src/model/config.ts';
import {
  blockRows,
  channelOrder,
  missingRuns,
  observedRange,
} from '../../../src/views/attention-heatmap/rows.ts';

const config: RcanConfig = { groups: 2, blocks: 3, features: 4, reduction: 2, scale: 2, colors: 3 };
const values = (g: number, b: number) => Float32Array.of(0.5, 0.25 + g / 8, 0.75, b / 8);

describe('the rows of the attention heat map', () => {
  test('are all blocks in the order of a forward pass', () => {
    const rows = blockRows(config, values);
    expect(rows.map(({ group, block }) => [group, block])).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
    expect(rows[4]?.values).toEqual(Float32Array.of(0.5, 0.375, 0.75, 0.125));
  });

  test('carry the mean and the deciles of what is known, nothing for what is not', () => {
    const ramp = Float32Array.from({ length: 11 }, (_, c) => c / 16);
    const rows = blockRows(config, (g) => (g === 0 ? ramp : undefined));
    expect(rows[0]?.summary).toEqual({ mean: 5 / 16, low: 1 / 16, high: 9 / 16 });
    expect(rows[3]).toEqual({ group: 1, block: 0 });
  });

  test('that are missing are joined within a group, not across groups', () => {
    const known = new Set(['0,0', '1,1']);
    const rows = blockRows(config, (g, b) => (known.has(`${g},${b}`) ? values(g, b) : undefined));
    expect(missingRuns(rows)).toEqual([
      [1, 2],
      [3, 1],
      [5, 1],
    ]);
    expect(missingRuns(blockRows(config, () => undefined))).toEqual([
      [0, 3],
      [3, 3],
    ]);
  });

  test('give the range of the stretched scale', () => {
    expect(observedRange(blockRows(config, values))).toEqual([0, 0.75]);
    expect(observedRange(blockRows(config, () => undefined))).toBeUndefined();
  });
});

describe('the columns of the attention heat map', () => {
  test('stand by channel number when nothing ranks them', () => {
    expect(channelOrder(4)).toEqual([0, 1, 2, 3]);
  });

  test('stand by falling attention of a block, equals by number', () => {
    expect(channelOrder(5, Float32Array.of(0.2, 0.9, 0.2, 0.1, 0.9))).toEqual([1, 4, 0, 2, 3]);
  });
});
