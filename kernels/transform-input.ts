import { bytesOf, madd } from './arithmetic';
import { a, aa, b, bb } from './points';

/**
 * V = B^T d B, the Winograd transform of one 6 x 6 window d of the picture, four channels at a time, for the points in
 * `points.ts`:
 *
 *         | aabb    0   -aa-bb    0      1    0 |
 *         |  0    -abb   -bb      a      1    0 |
 *   B^T = |  0     abb   -bb     -a      1    0 |
 *         |  0    -aab   -aa      b      1    0 |
 *         |  0     aab   -aa     -b      1    0 |
 *         |  0    aabb    0    -aa-bb    0    1 |
 *
 * (Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", F(4x4, 3x3).)
 *
 * @param d address of the window; channels lie without gaps, pixels `pixel` and rows `row` bytes apart
 * @param depth channels, a multiple of 4
 * @param v address of V; its 36 positions lie `position` bytes apart
 * @param half scratch for 36 vectors
 */
export function transformInput(
  d: usize,
  row: usize,
  pixel: usize,
  depth: i32,
  v: usize,
  position: usize,
  half: usize,
): void {
  for (const end = d + bytesOf(depth); d < end; d += 16, v += 16) {
    // half = B^T d, column by column.
    for (let j = 0, from = d, to = half; j < 6; j++, from += pixel, to += 16) {
      multiplyByB(from, row, to, 96);
    }
    // V = half B, row by row.
    for (let i = 0, from = half, to = v; i < 6; i++, from += 96, to += 6 * position) {
      multiplyByB(from, 16, to, position);
    }
  }
}

/** B^T times the six vectors at `from`, `step` bytes apart; the six results go to `to`, `stride` bytes apart. */
@inline
function multiplyByB(from: usize, step: usize, to: usize, stride: usize): void {
  const d0 = v128.load(from);
  const d1 = v128.load(from + step);
  const d2 = v128.load(from + 2 * step);
  const d3 = v128.load(from + 3 * step);
  const d4 = v128.load(from + 4 * step);
  const d5 = v128.load(from + 5 * step);
  const even1 = madd(d2, f32x4.splat(-bb), d4);
  const odd1 = f32x4.mul(madd(d1, f32x4.splat(-bb), d3), f32x4.splat(a));
  const even2 = madd(d2, f32x4.splat(-aa), d4);
  const odd2 = f32x4.mul(madd(d1, f32x4.splat(-aa), d3), f32x4.splat(b));
  v128.store(to, madd(d0, f32x4.splat(aa * bb), madd(d2, f32x4.splat(-aa - bb), d4)));
  v128.store(to + stride, f32x4.add(even1, odd1));
  v128.store(to + 2 * stride, f32x4.sub(even1, odd1));
  v128.store(to + 3 * stride, f32x4.add(even2, odd2));
  v128.store(to + 4 * stride, f32x4.sub(even2, odd2));
  v128.store(to + 5 * stride, madd(d1, f32x4.splat(aa * bb), madd(d3, f32x4.splat(-aa - bb), d5)));
}
