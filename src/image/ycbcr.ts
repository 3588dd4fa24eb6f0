import type { FloatPixels, Pixels } from './pixels.ts';

/**
 * Luma of BT.601 in studio range, as MATLAB `rgb2ycbcr` defines it, neither rounded nor clamped.
 * @param red, green, blue 0..255
 * @returns 16 for black to 235 for white
 */
export function luma(red: number, green: number, blue: number): number {
  return 16 + (65.481 * red + 128.553 * green + 24.966 * blue) / 255;
}

/**
 * The luma plane (HW) of a picture, unrounded: 16..235, of a network's unrounded output possibly beyond. A grey
 * picture counts as R = G = B.
 */
export function lumaPlane({ channels, data, width, height }: Pixels | FloatPixels): Float64Array {
  const plane = new Float64Array(width * height);
  for (let i = 0; i < plane.length; i++) {
    const at = i * channels;
    plane[i] =
      channels === 1 ? luma(data[at]!, data[at]!, data[at]!) : luma(data[at]!, data[at + 1]!, data[at + 2]!);
  }
  return plane;
}
