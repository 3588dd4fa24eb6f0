import type { Pixels } from './pixels.ts';
import { ReaderError } from './reader-error.ts';
import { enlarge, resample, type Kernel } from './resample.ts';

/**
 * MATLAB's `imresize(..., 'bicubic')` on 8-bit pictures, bit for bit: the degradation that RCAN is trained
 * and measured with.
 */

/** Keys' cubic convolution kernel with a = -0.5. */
export const cubic: Kernel = {
  width: 4,
  weight: (x) => {
    const a = Math.abs(x);
    if (a <= 1) return (1.5 * a - 2.5) * a * a + 1;
    if (a < 2) return ((-0.5 * a + 2.5) * a - 4) * a + 2;
    return 0;
  },
};

/**
 * MATLAB `imresize(picture, [height width])`: bicubic, antialiased where it shrinks.
 * @throws ReaderError `bad-argument` when a side is not a positive whole number.
 */
export function resize(picture: Pixels, width: number, height: number): Pixels {
  if (![width, height].every((side) => Number.isInteger(side) && side > 0)) {
    throw new ReaderError(
      'bad-argument',
      `A picture cannot be resized to ${width} x ${height} px; give whole numbers from 1 up.`,
      { width, height },
    );
  }
  return resample(picture, cubic, { width, height }, width / picture.width, height / picture.height);
}

/**
 * MATLAB `imresize(picture, 1 / scale)`: the LR picture. A side that is no multiple of `scale` is rounded up;
 * `modcrop` first where HR and LR must lie on one grid.
 */
export function downscale(picture: Pixels, scale: number): Pixels {
  const size = { width: Math.ceil(picture.width / scale), height: Math.ceil(picture.height / scale) };
  return resample(picture, cubic, size, 1 / scale, 1 / scale);
}

/** MATLAB `imresize(picture, scale)`: the bicubic enlargement that SR is compared with. */
export function upscale(picture: Pixels, scale: number): Pixels {
  return enlarge(picture, cubic, scale);
}
