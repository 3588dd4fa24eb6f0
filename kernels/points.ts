/**
 * F(4x4, 3x3) interpolates at the points 0, a, -a, b, -b and infinity. With 1 and 2, as in the paper, a trained
 * network's picture is off by twice as much (measured). With these no position's numbers are far larger
 * than another's: each of the 36 adds about the same to the error. Few binary digits make every constant exact. The
 * filters are transformed for the same points in `src/model/pack-filter.ts`.
 */
export const a: f32 = 0.625;
export const b: f32 = 1.5;
export const aa: f32 = a * a;
export const bb: f32 = b * b;
