import type { Colors, Pixels } from '../image/pixels.ts';
import { toRgb } from '../image/grey.ts';
import { lumaPlane } from '../image/ycbcr.ts';

/**
 * A picture as a network takes it: interleaved float samples, `colors` per pixel. A grey picture goes through an
 * RGB network as R = G = B. A colour picture goes through a one-channel network as its luma (BT.601, 16..235),
 * which is what such networks are trained on; the result is luma too.
 */
export function networkInput(picture: Pixels, colors: Colors): Float32Array {
  const { data, channels } = picture;
  if (channels === colors) return Float32Array.from(data);
  return colors === 1 ? Float32Array.from(lumaPlane(picture)) : Float32Array.from(toRgb(picture).data);
}
