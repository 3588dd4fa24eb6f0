/** The points of the interpolation: 0, a, -a, b, -b and infinity. */
export const a: f32 = 0.75;
export const b: f32 = 1.5;
export const aa: f32 = a * a;
export const bb: f32 = b * b;
