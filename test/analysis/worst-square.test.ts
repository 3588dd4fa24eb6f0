import { describe, expect, it } from 'vitest';
import { worstSquare } from '../../src/analysis/worst-square.ts';

/** A plane of zeros with errors at some places. */
function plane(
  width: number,
  height: number,
  errors: readonly (readonly [x: number, y: number, error: number])[],
) {
  const data = new Float32Array(width * height);
  for (const [x, y, error] of errors) data[y * width + x] = error;
  return data;
}

describe('the square with the largest errors', () => {
  it('is where they add up to most, not where the largest one is', () => {
    const errors = plane(12, 8, [
      [1, 1, 5],
      [8, 4, 3],
      [9, 5, 3],
    ]);
    expect(worstSquare(errors, 12, 8, 2)).toEqual({ x: 9 / 12, y: 5 / 8 });
  });

  it('reaches to the last row and column', () => {
    expect(worstSquare(plane(6, 4, [[5, 3, 1]]), 6, 4, 1)).toEqual({ x: 5.5 / 6, y: 3.5 / 4 });
  });

  it('is the whole of a plane that is smaller', () => {
    expect(worstSquare(plane(3, 2, [[0, 0, 1]]), 3, 2, 16)).toEqual({ x: 0.5, y: 0.5 });
  });
});
