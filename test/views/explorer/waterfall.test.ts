import { describe, expect, it } from 'vitest';
import { patchSum } from '../../../src/analysis/patch-sum.ts';
import { waterfall } from '../../../src/views/explorer/waterfall.ts';

/** Four maps of a constant each, read by kernels that take their middle: what each adds is the constant. */
function sumOf(constants: readonly number[], bias: number) {
  const maps = {
    channels: constants.length,
    height: 3,
    width: 3,
    data: Float32Array.from(constants.flatMap((value) => Array<number>(9).fill(value))),
  };
  const kernel = [0, 0, 0, 0, 1, 0, 0, 0, 0];
  const weight = {
    shape: [1, constants.length, 3, 3],
    data: Float32Array.from(constants.flatMap(() => kernel)),
  };
  return patchSum(maps, { weight, bias: { shape: [1], data: Float32Array.of(bias) } }, 0, 1, 1);
}

describe('the sum at a pixel as a waterfall', () => {
  it('begins with the bias, goes on with the maps by size, and ends with all others in one', () => {
    const lines = waterfall(sumOf([1, -4, 2, 0.5], 3), 2, false);
    expect(
      lines.map(({ kind, channel, count, value, from, to }) => [kind, channel ?? count, value, from, to]),
    ).toEqual([
      ['bias', undefined, 3, 0, 3],
      ['map', 1, -4, 3, -1],
      ['map', 2, 2, -1, 1],
      ['rest', 2, 1.5, 1, 2.5],
    ]);
  });

  it('has no line for others where all have one of their own', () => {
    expect(waterfall(sumOf([1, 2], 0), 2, false).map(({ kind }) => kind)).toEqual(['bias', 'map', 'map']);
  });

  it('is cut to zero by a ReLU where it ends below', () => {
    expect(waterfall(sumOf([-2, 1], 0), 2, true).at(-1)).toEqual({ kind: 'relu', value: 1, from: -1, to: 0 });
    expect(waterfall(sumOf([2, 1], 0), 2, true).map(({ kind }) => kind)).not.toContain('relu');
  });
});
