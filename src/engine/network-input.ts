import type { Colors, Pixels } from '../image/pixels.ts';
import { lumaPlane } from '../image/ycbcr.ts';

/**
 * A picture as a network takes it: interleaved float samples, `colors` per pixel. A grey picture goes through an
 * RGB network as R = G = B. A colour picture goes through a one-channel network as its luma (BT.601, 16..235),
 * which is what such networks are trained on; the result is luma too.
 */
export function networkInput(picture: Pixels, colors: Colors): Float32Array {
  const { data, channels } = picture;
  if (channels === colors) return Float32Array.from(data);
  if (colors === 1) return Float32Array.from(lumaPlane(picture));
  const rgb = new Float32Array(3 * data.length);
  data.forEach((grey, i) => rgb.fill(grey, 3 * i, 3 * i + 3));
  return rgb;
}
