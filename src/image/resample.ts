import type { Pixels } from './pixels.ts';

/** An interpolation kernel. */
export interface Kernel {
  /** It is zero for |x| > width / 2, x counted in input pixels. */
  readonly width: number;
  readonly weight: (x: number) => number;
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
function contributions(kernel: Kernel, inLength: number, outLength: number, factor: number): Contributions {
  const shrink = Math.min(factor, 1);
  const support = kernel.width / shrink;
  const taps = Math.ceil(support) + 2;
  const indices = new Int32Array(outLength * taps);
  const weights = new Float64Array(outLength * taps);
  for (let o = 0; o < outLength; o++) {
    // The output pixel's centre in input coordinates; pixels are counted from 1 as in MATLAB.
    const centre = (o + 1) / factor + 0.5 * (1 - 1 / factor);
    const left = Math.floor(centre - support / 2);
    let sum = 0;
    for (let t = 0; t < taps; t++) {
      const weight = shrink * kernel.weight(shrink * (centre - left - t));
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

function resizeVertically(picture: Pixels, kernel: Kernel, height: number, factor: number): Pixels {
  const { taps, indices, weights } = contributions(kernel, picture.height, height, factor);
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

function resizeHorizontally(picture: Pixels, kernel: Kernel, width: number, factor: number): Pixels {
  const { taps, indices, weights } = contributions(kernel, picture.width, width, factor);
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

/**
 * MATLAB's `imresize` on an 8-bit picture, to width x height by the factors fx and fy: one axis at a time, each pass
 * rounded to 8 bits. MATLAB starts with the axis that shrinks most, with the vertical one when they tie.
 */
export function resample(
  picture: Pixels,
  kernel: Kernel,
  { width, height }: { readonly width: number; readonly height: number },
  fx: number,
  fy: number,
): Pixels {
  if (fy <= fx) return resizeHorizontally(resizeVertically(picture, kernel, height, fy), kernel, width, fx);
  return resizeVertically(resizeHorizontally(picture, kernel, width, fx), kernel, height, fy);
}

/** MATLAB `imresize(picture, scale)` with a kernel, for scales of at least 1. */
export function enlarge(picture: Pixels, kernel: Kernel, scale: number): Pixels {
  const size = { width: picture.width * scale, height: picture.height * scale };
  return resample(picture, kernel, size, scale, scale);
}
