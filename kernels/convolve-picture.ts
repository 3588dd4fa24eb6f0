import { bytesOf } from './arithmetic';
import { storeLanes } from './edges';
import { multiply6x4, multiply6x8 } from './multiply';

/** The most channels of a picture. Convolutions of so few channels are computed here, directly. */
export const pictureChannels: i32 = 3;

/** Pixels of one matrix product. */
const strip: i32 = 6;

/** Count of values under a 3x3 filter, rounded up to an even number, as `multiply.ts` requires. */
@inline
function patchLength(inputs: i32): i32 {
  return (9 * inputs + 1) & ~1;
}

/** Bytes of scratch that `convolvePictureRow` needs: the patches of a strip, and their products. */
export function pictureScratchBytes(inputs: i32): usize {
  return strip * (bytesOf(patchLength(inputs)) + bytesOf(8));
}

/**
 * Row `top` of a 3x3 convolution, stride 1, zero padding, from at most three channels: x [height, width, inputs] ->
 * y [height, width, outputs]; plus bias, results clamped to `least` or more. Computed as a matrix product of the values
 * under the filter at six pixels (im2col). Winograd's algorithm would save little, and its error on samples up to 255
 * was as large as that of twenty later layers together (measured on the output of a trained network).
 *
 * @param filter panels of eight output channels, each [patch of 9 places x inputs, an even count][8], then the bias
 *   [8]; the last panel has 4 channels where 4 are enough
 * @param scratch `pictureScratchBytes(inputs)` bytes
 */
export function convolvePictureRow(
  x: usize,
  height: i32,
  width: i32,
  inputs: i32,
  filter: usize,
  outputs: i32,
  least: f32,
  top: i32,
  y: usize,
  scratch: usize,
): void {
  const depth = patchLength(inputs);
  const stride = bytesOf(depth);
  const products = scratch + strip * stride;
  for (let left = 0; left < width; left += strip) {
    for (let p = 0, to = scratch; p < strip; p++, to += stride) {
      loadPatch(x, height, width, inputs, top, left + p, to, depth);
    }
    const pixels = min(strip, width - left);
    let to = y + bytesOf((top * width + left) * outputs);
    let panel = filter;
    for (let n = 0; n < outputs; n += 8) {
      const columns = outputs - n > 4 ? 8 : 4;
      if (columns === 8) multiply6x8(scratch, stride, panel, depth, products);
      else multiply6x4(scratch, stride, panel, depth, products);
      panel += bytesOf(depth * columns);

      for (let q = 0; q < min(columns, outputs - n); q += 4, panel += 16, to += 16) {
        const bias = v128.load(panel);
        for (let p = 0; p < pixels; p++) {
          const sums = f32x4.add(v128.load(products + bytesOf(p * columns + q)), bias);
          storeLanes(to + bytesOf(p * outputs), f32x4.pmax(sums, f32x4.splat(least)), min(4, outputs - n - q));
        }
      }
    }
  }
}

/** Copies the values under a 3x3 filter at pixel (row, column) to `patch` [9, inputs], with zeros up to `length`. */
@inline
function loadPatch(
  x: usize,
  height: i32,
  width: i32,
  inputs: i32,
  row: i32,
  column: i32,
  patch: usize,
  length: i32,
): void {
  const end = patch + bytesOf(length);
  for (let i = row - 1; i <= row + 1; i++) {
    for (let j = column - 1; j <= column + 1; j++) {
      const inside = i >= 0 && i < height && j >= 0 && j < width;
      const pixel = x + bytesOf((i * width + j) * inputs);
      for (let c: usize = 0; c < bytesOf(inputs); c += 4, patch += 4) {
        store<f32>(patch, inside ? load<f32>(pixel + c) : 0);
      }
    }
  }
  if (patch < end) store<f32>(patch, 0);
}
