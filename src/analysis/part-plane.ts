import type { FloatPixels } from '../image/pixels.ts';
import { lumaPlane } from '../image/ycbcr.ts';
import type { Plane } from './ssim.ts';

/** The luma that black has (BT.601); the rest of luma is linear in red, green and blue. */
const blackLuma = 16;

/** What a part of an output adds to its luma, in levels of 8 bits, unrounded (HW); to the grey values of a grey one. */
export function partPlane(part: FloatPixels): Plane {
  const { width, height, channels, data } = part;
  if (channels === 1) return { width, height, data: Float64Array.from(data) };
  return { width, height, data: lumaPlane(part).map((value) => value - blackLuma) };
}
