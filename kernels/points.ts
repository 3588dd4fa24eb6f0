/**
 * F(4x4, 3x3) interpolates at the points 0, a, -a, b, -b and infinity. With 1 and 2, as in the paper, float32 results
 * are off by twice as much (measured): with the product of a and b near 1, no position's numbers are far larger than
 * another's. Few binary digits make every constant exact. The filters are transformed for the same points in
 * `src/model/pack-filter.ts`.
 */
export const a: f32 = 0.75;
export const b: f32 = 1.5;
export const aa: f32 = a * a;
export const bb: f32 = b * b;
