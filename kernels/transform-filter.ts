import { bytesOf } from './arithmetic';
import { a, aa, b, bb, n0, na, nb } from './points';

/**
 * U = G g G^T, the Winograd transform of the 3x3 filters of four output channels at once, for the points in `points.ts`:
 * a row of G for each point p is 1, p, p^2 over the product of p's distances to the other points; infinity's is 0, 0, 1.
 *
 * @param g nine vectors without gaps, row by row
 * @param u address of U; its 36 positions lie `position` bytes apart
 * @param half scratch for 18 vectors
 */
export function transformFilter(g: usize, u: usize, position: usize, half: usize): void {
  // half = G g: [6][3].
  for (let j: usize = 0; j < 3; j++) multiplyByG(g + 16 * j, 48, half + 16 * j, 48);
  for (let i: usize = 0; i < 6; i++) multiplyByG(half + 48 * i, 16, u + 6 * i * position, position);
}

/**
 * g = G^T U G, the adjoint of `transformFilter`: from the gradient of U to that of the filter.
 * @param u address of U; its 36 positions lie `position` bytes apart
 * @param g nine vectors without gaps
 * @param half scratch for 18 vectors
 */
export function transformFilterGradient(u: usize, position: usize, g: usize, half: usize): void {
  // half = U G: [6][3], row by row.
  for (let i: usize = 0; i < 6; i++) multiplyByTransposedG(u + 6 * i * position, position, half + 48 * i, 16);
  for (let j: usize = 0; j < 3; j++) multiplyByTransposedG(half + 16 * j, 48, g + 16 * j, 48);
}

/** G times the three vectors at `from`, `step` bytes apart; the six results go to `to`, `stride` bytes apart. */
@inline
function multiplyByG(from: usize, step: usize, to: usize, stride: usize): void {
  const g0 = v128.load(from);
  const g1 = v128.load(from + step);
  const g2 = v128.load(from + 2 * step);
  const even1 = f32x4.mul(f32x4.add(g0, f32x4.mul(g2, f32x4.splat(aa))), f32x4.splat(1 / na));
  const odd1 = f32x4.mul(g1, f32x4.splat(a / na));
  const even2 = f32x4.mul(f32x4.add(g0, f32x4.mul(g2, f32x4.splat(bb))), f32x4.splat(1 / nb));
  const odd2 = f32x4.mul(g1, f32x4.splat(b / nb));
  v128.store(to, f32x4.mul(g0, f32x4.splat(1 / n0)));
  v128.store(to + stride, f32x4.add(even1, odd1));
  v128.store(to + 2 * stride, f32x4.sub(even1, odd1));
  v128.store(to + 3 * stride, f32x4.add(even2, odd2));
  v128.store(to + 4 * stride, f32x4.sub(even2, odd2));
  v128.store(to + 5 * stride, g2);
}

/** G^T times the six vectors at `from`, `step` bytes apart; the three results go to `to`, `stride` bytes apart. */
@inline
function multiplyByTransposedG(from: usize, step: usize, to: usize, stride: usize): void {
  const u0 = v128.load(from);
  const u1 = v128.load(from + step);
  const u2 = v128.load(from + 2 * step);
  const u3 = v128.load(from + 3 * step);
  const u4 = v128.load(from + 4 * step);
  const u5 = v128.load(from + 5 * step);
  const even1 = f32x4.mul(f32x4.add(u1, u2), f32x4.splat(1 / na));
  const odd1 = f32x4.mul(f32x4.sub(u1, u2), f32x4.splat(a / na));
  const even2 = f32x4.mul(f32x4.add(u3, u4), f32x4.splat(1 / nb));
  const odd2 = f32x4.mul(f32x4.sub(u3, u4), f32x4.splat(b / nb));
  v128.store(to, f32x4.add(f32x4.mul(u0, f32x4.splat(1 / n0)), f32x4.add(even1, even2)));
  v128.store(to + stride, f32x4.add(odd1, odd2));
  const squares = f32x4.add(f32x4.mul(even1, f32x4.splat(aa)), f32x4.mul(even2, f32x4.splat(bb)));
  v128.store(to + 2 * stride, f32x4.add(squares, u5));
}
