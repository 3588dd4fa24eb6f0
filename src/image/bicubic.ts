import type { Pixels } from './pixels.ts';
import { ReaderError } from './reader-error.ts';

/**
 * MATLAB's `imresize(..., 'bicubic')` on 8-bit pictures, bit for bit: the degradation that RCAN is trained
 * and measured with. One axis at a time, each pass rounded to 8 bits.
 */

/** Keys' cubic convolution kernel with a = -0.5, non-zero for |x| < 2. */
function cubic(x: number): number {
  const a = Math.abs(x);
  if (a <= 1) return (1.5 * a - 2.5) * a * a + 1;
  if (a < 2) return ((-0.5 * a + 2.5) * a - 4) * a + 2;
  return 0;
}

/** For each output position, `taps` input positions and the weights they enter with. */
interface Contributions {
  readonly taps: number;
  readonly indices: Int32Array;
  readonly weights: Float64Array;
}

/**
 * What every output sample of one axis is made of (MATLAB's `contributions`). Shrinking widens the kernel by
 * 1 / factor, which is the antialiasing; positions outside the picture repeat its edge.
 */
function contributions(inLength: number, outLength: number, factor: number): Contributions {
  const shrink = Math.min(factor, 1);
  const support = 4 / shrink;
  const taps = Math.ceil(support) + 2;
  const indices = new Int32Array(outLength * taps);
  const weights = new Float64Array(outLength * taps);
  for (let o = 0; o < outLength; o++) {
    // The output pixel's centre in input coordinates; pixels are counted from 1 as in MATLAB.
    const centre = (o + 1) / factor + 0.5 * (1 - 1 / factor);
    const left = Math.floor(centre - support / 2);
    let sum = 0;
    for (let t = 0; t < taps; t++) {
      const weight = shrink * cubic(shrink * (centre - left - t));
      weights[o * taps + t] = weight;
      indices[o * taps + t] = Math.min(Math.max(left + t, 1), inLength) - 1;
      sum += weight;
    }
    for (let t = 0; t < taps; t++) weights[o * taps + t]! /= sum;
  }
  return { taps, indices, weights };
}

/** Rounds half up, as MATLAB does to non-negative values; the clamped array takes care of the range. */
function store(target: Uint8ClampedArray, at: number, value: number): void {
  target[at] = Math.floor(value + 0.5);
}

function resizeVertically(picture: Pixels, height: number, factor: number): Pixels {
  const { taps, indices, weights } = contributions(picture.height, height, factor);
  const stride = picture.width * picture.channels;
  const data = new Uint8ClampedArray(height * stride);
  const sums = new Float64Array(stride);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let t = y * taps; t < (y + 1) * taps; t++) {
      const weight = weights[t]!;
      if (weight === 0) continue;
      const start = indices[t]! * stride;
      for (let i = 0; i < stride; i++) sums[i]! += weight * picture.data[start + i]!;
    }
    for (let i = 0; i < stride; i++) store(data, y * stride + i, sums[i]!);
  }
  return { ...picture, height, data };
}

function resizeHorizontally(picture: Pixels, width: number, factor: number): Pixels {
  const { taps, indices, weights } = contributions(picture.width, width, factor);
  const { channels, height } = picture;
  const data = new Uint8ClampedArray(height * width * channels);
  for (let y = 0; y < height; y++) {
    const row = y * picture.width * channels;
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < channels; c++) {
        let sum = 0;
        for (let t = x * taps; t < (x + 1) * taps; t++) {
          sum += weights[t]! * picture.data[row + indices[t]! * channels + c]!;
        }
        store(data, (y * width + x) * channels + c, sum);
      }
    }
  }
  return { ...picture, width, data };
}

/** Both passes; MATLAB starts with the axis that shrinks most, with the vertical one when they tie. */
function resample(picture: Pixels, width: number, height: number, fx: number, fy: number): Pixels {
  if (fy <= fx) return resizeHorizontally(resizeVertically(picture, height, fy), width, fx);
  return resizeVertically(resizeHorizontally(picture, width, fx), height, fy);
}

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
  return resample(picture, width, height, width / picture.width, height / picture.height);
}

/**
 * MATLAB `imresize(picture, 1 / scale)`: the LR picture. A side that is no multiple of `scale` is rounded up;
 * `modcrop` first where HR and LR must lie on one grid.
 */
export function downscale(picture: Pixels, scale: number): Pixels {
  const shorter = (side: number): number => Math.ceil(side / scale);
  return resample(picture, shorter(picture.width), shorter(picture.height), 1 / scale, 1 / scale);
}

/** MATLAB `imresize(picture, scale)`: the bicubic enlargement that SR is compared with. */
export function upscale(picture: Pixels, scale: number): Pixels {
  return resample(picture, picture.width * scale, picture.height * scale, scale, scale);
}
