import { bytesOf, madd } from './arithmetic';
import { a, aa, b, bb } from './points';

/**
 * Z = A Y A^T for the gradient Y of one 4 x 4 tile of a convolution's output, four channels at a time: the adjoint of
 * `transformOutput`, whose matrix A^T is.
 *
 * @param y address of the tile; channels lie without gaps, pixels `pixel` and rows `row` bytes apart
 * @param depth channels, a multiple of 4
 * @param z address of Z; its 36 positions lie `position` bytes apart
 * @param half scratch for 24 vectors
 */
export function transformOutputGradient(
  y: usize,
  row: usize,
  pixel: usize,
  depth: i32,
  z: usize,
  position: usize,
  half: usize,
): void {
  for (const end = y + bytesOf(depth); y < end; y += 16, z += 16) {
    // half = A Y, column by column: [6][4].
    for (let j = 0, from = y, to = half; j < 4; j++, from += pixel, to += 16) {
      multiplyByA(from, row, to, 64);
    }
    // Z = half A^T, row by row.
    for (let i = 0, from = half, to = z; i < 6; i++, from += 64, to += 6 * position) {
      multiplyByA(from, 16, to, position);
    }
  }
}

/** A times the four vectors at `from`, `step` bytes apart; the six results go to `to`, `stride` bytes apart. */
@inline
function multiplyByA(from: usize, step: usize, to: usize, stride: usize): void {
  const y0 = v128.load(from);
  const y1 = v128.load(from + step);
  const y2 = v128.load(from + 2 * step);
  const y3 = v128.load(from + 3 * step);
  const even1 = madd(y2, f32x4.splat(aa), y0);
  const odd1 = f32x4.mul(madd(y3, f32x4.splat(aa), y1), f32x4.splat(a));
  const even2 = madd(y2, f32x4.splat(bb), y0);
  const odd2 = f32x4.mul(madd(y3, f32x4.splat(bb), y1), f32x4.splat(b));
  v128.store(to, y0);
  v128.store(to + stride, f32x4.add(even1, odd1));
  v128.store(to + 2 * stride, f32x4.sub(even1, odd1));
  v128.store(to + 3 * stride, f32x4.add(even2, odd2));
  v128.store(to + 4 * stride, f32x4.sub(even2, odd2));
  v128.store(to + 5 * stride, y3);
}
