/**
 * Winograd's F(4x4, 3x3) interpolates at the points 0, a, -a, b, -b and infinity. With 1 and 2, as Lavin and Gray have
 * them, the error of a trained network's output is twice as large (measured). With these, values at the 36 positions are
 * of similar size, so each adds about the same to the error; and few binary digits make every constant exact. Filters
 * are transformed for the same points in `src/model/pack-filter.ts`.
 */
export const a: f32 = 0.625;
export const b: f32 = 1.5;
export const aa: f32 = a * a;
export const bb: f32 = b * b;
/** The products of each point's distances to the other finite points, by which rows of G are divided. */
export const n0: f32 = aa * bb;
export const na: f32 = 2 * aa * (aa - bb);
export const nb: f32 = 2 * bb * (bb - aa);
