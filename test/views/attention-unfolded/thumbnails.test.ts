import { describe, expect, test } from 'vitest';
import { limits, shrink, thumbnails } from '../../../src/views/attention-unfolded/thumbnails.ts';

describe('thumbnails of feature maps', () => {
  test('a map that is small enough is left as it is', () => {
    const values = Float32Array.of(1, 2, 3, 4, 5, 6);
    expect(shrink(values, 3, 2, 3)).toEqual({
      plane: values,
      width: 3,
      height: 2,
    });
  });

  test('a larger one is averaged, at its edges over what is there', () => {
    const values = Float32Array.of(1, 3, 10, 5, 7, 20, 2, 4, 30);
    expect(shrink(values, 3, 3, 2)).toEqual({
      plane: Float32Array.of(4, 15, 3, 30),
      width: 2,
      height: 2,
    });
  });

  test('shrinking by a divisor keeps the mean', () => {
    const values = Float32Array.from({ length: 96 * 96 }, (_, p) => Math.sin(p));
    const mean = (plane: Float32Array): number => plane.reduce((sum, v) => sum + v, 0) / plane.length;
    expect(mean(shrink(values, 96, 96, 48).plane)).toBeCloseTo(mean(values), 6);
  });

  test('limits, own and common, pass over a lone outlier', () => {
    const data = Float32Array.from({ length: 2 * 40 * 40 }, (_, p) => (p % 2 ? 1 : -1) * (p < 1600 ? 1 : 2));
    data[7] = 100;
    const maps = thumbnails({
      site: 'body.0',
      channels: 2,
      height: 40,
      width: 40,
      data,
    });
    expect(limits(maps, 'own')).toEqual([1, 2]);
    expect(limits(maps, 'common')).toEqual([2, 2]);
  });
});
