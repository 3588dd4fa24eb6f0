import { describe, expect, it } from 'vitest';
import { changedRows, largestChange, stillRows } from '../../../src/views/attention-heatmap/changes.ts';
import { blockRows } from '../../../src/views/attention-heatmap/rows.ts';

const config = { groups: 1, blocks: 3, features: 2, reduction: 2, scale: 2, colors: 3 } as const;
const rows = (...blocks: (number[] | undefined)[]) =>
  blockRows(config, (_, b) => blocks[b] && Float32Array.from(blocks[b]));

describe('attention laid against another run', () => {
  const before = rows([0.5, 0.5], [0.25, 0.75], [0.1, 0.9]);
  const now = rows([0.5, 0.75], [0.25, 0.753], undefined);
  const changes = changedRows(now, before);

  it('is its change, block by block, as far as both are known', () => {
    expect(changes.map(({ values }) => values && [...values])).toEqual([
      [0, 0.25],
      [0, expect.closeTo(0.003, 6)],
      undefined,
    ]);
    expect(largestChange(changes)).toBe(0.25);
  });

  it('stands still in a block none of whose factors changed by half a hundredth', () => {
    expect(stillRows(changes)).toEqual([1]);
    expect(stillRows(changedRows(before, before))).toEqual([0, 1, 2]);
  });
});
