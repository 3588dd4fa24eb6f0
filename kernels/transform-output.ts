import { madd } from './arithmetic';
import { a, aa, b, bb } from './points';

/**
 * Y = A^T M A + bias, the inverse Winograd transform from 36 positions to 4 x 4 pixels, four channels at once, for the
 * points in `points.ts`:
 *
 *         | 1    1    1    1    1   0 |
 *   A^T = | 0    a   -a    b   -b   0 |
 *         | 0   aa   aa   bb   bb   0 |
 *         | 0  aaa -aaa  bbb -bbb   1 |
 *
 * @param m address of M; its 36 positions lie `position` bytes apart
 * @param least lower bound of results: 0 for a ReLU
 * @param y address of Y; pixels lie `pixel`, rows `row` bytes apart
 * @param half scratch for 24 vectors
 */
export function transformOutput(
  m: usize,
  position: usize,
  bias: v128,
  least: v128,
  y: usize,
  row: usize,
  pixel: usize,
  half: usize,
): void {
  // half = A^T M, column by column.
  for (let j = 0, from = m, to = half; j < 6; j++, from += position, to += 16) {
    multiplyByA(from, 6 * position, to, 96, f32x4.splat(0), f32x4.splat(-Infinity));
  }
  // Y = half A, row by row.
  for (let i = 0, from = half, to = y; i < 4; i++, from += 96, to += row) {
    multiplyByA(from, 16, to, pixel, bias, least);
  }
}

/**
 * A^T times the six vectors at `from`, `step` bytes apart; the four results, plus `bias` and raised to `least`, go to
 * `to`, `stride` bytes apart.
 */
@inline
function multiplyByA(from: usize, step: usize, to: usize, stride: usize, bias: v128, least: v128): void {
  const m0 = v128.load(from);
  const m1 = v128.load(from + step);
  const m2 = v128.load(from + 2 * step);
  const m3 = v128.load(from + 3 * step);
  const m4 = v128.load(from + 4 * step);
  const m5 = v128.load(from + 5 * step);
  const even1 = f32x4.add(m1, m2);
  const odd1 = f32x4.sub(m1, m2);
  const even2 = f32x4.add(m3, m4);
  const odd2 = f32x4.sub(m3, m4);
  // `pmax` is one instruction, and keeps NaN.
  v128.store(to, f32x4.pmax(f32x4.add(f32x4.add(m0, bias), f32x4.add(even1, even2)), least));
  v128.store(to + stride, f32x4.pmax(madd(odd2, f32x4.splat(b), madd(odd1, f32x4.splat(a), bias)), least));
  v128.store(to + 2 * stride, f32x4.pmax(madd(even2, f32x4.splat(bb), madd(even1, f32x4.splat(aa), bias)), least));
  v128.store(
    to + 3 * stride,
    f32x4.pmax(madd(odd2, f32x4.splat(b * bb), madd(odd1, f32x4.splat(a * aa), f32x4.add(m5, bias))), least),
  );
}
