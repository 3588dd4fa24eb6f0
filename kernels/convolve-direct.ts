import { bytesOf, madd } from './arithmetic';
import { convolvePictureRow, pictureChannels, pictureScratchBytes } from './convolve-picture';
import { loadWindow } from './edges';

/** Output channels, and pixels of a row, that `convolveRow` computes at once. */
const maps: i32 = 3;
const strip: i32 = 4;

/** Bytes of scratch that a thread needs for `convolveRow`: a window of strip + 2 columns. */
export function directScratchBytes(inputs: i32): usize {
  if (inputs <= pictureChannels) return pictureScratchBytes(inputs);
  return 3 * 6 * bytesOf((inputs + 3) & ~3);
}

/**
 * Arguments of a 3x3 convolution, stride 1, zero padding, from or to at most three channels, computed directly:
 * x [batch, height, width, inputs] -> y [batch, height, width, outputs]; plus bias, and ReLU if `relu`. Winograd's algorithm would be
 * no faster for so few channels, and less exact for the output picture. Written by
 * `src/engine/kernels/kernel-calls.ts` in the order of its fields.
 */
@unmanaged
export class DirectConvolution {
  x: usize;
  height: i32;
  width: i32;
  inputs: i32;
  /**
   * As `convolvePictureRow` wants it for at most three inputs; else
   * [3 output channels][9 places][inputs rounded up to a multiple of 4], then the bias [3].
   */
  filter: usize;
  outputs: i32;
  /** 1 or 0 */
  relu: i32;
  y: usize;
  batch: i32;
}

/** Computes one row of y, of all pictures' rows. `scratch` has `directScratchBytes(inputs)` bytes. */
export function convolveRow(job: DirectConvolution, row: i32, scratch: usize): void {
  const height = job.height;
  const width = job.width;
  const inputs = job.inputs;
  const filter = job.filter;
  const outputs = job.outputs;
  const picture = row / height;
  const top = row % height;
  const x = job.x + bytesOf(picture * height * width * inputs);
  const y = job.y + bytesOf(picture * height * width * outputs);
  const least = job.relu ? <f32>0 : -Infinity;
  if (inputs <= pictureChannels) {
    convolvePictureRow(x, height, width, inputs, filter, outputs, least, top, y, scratch);
    return;
  }
  const depth = (inputs + 3) & ~3;
  const pixel = bytesOf(depth);
  const map: usize = 9 * pixel;
  for (let left = 0; left < width; left += strip) {
    const inside = inputs === depth && top > 0 && top + 2 <= height && left > 0 && left + strip < width;
    let window = scratch;
    let step: usize = 6 * pixel;
    if (inside) {
      step = pixel * <usize>width;
      window = x + step * <usize>(top - 1) + pixel * <usize>(left - 1);
    } else {
      loadWindow(x, height, width, inputs, top - 1, left - 1, 3, window, depth);
    }

    // Sums of output channel o at pixel p of the strip, spread over four lanes: s[o][p].
    let s00 = f32x4.splat(0);
    let s01 = s00;
    let s02 = s00;
    let s03 = s00;
    let s10 = s00;
    let s11 = s00;
    let s12 = s00;
    let s13 = s00;
    let s20 = s00;
    let s21 = s00;
    let s22 = s00;
    let s23 = s00;
    let w = filter;
    for (let place = 0; place < 9; place++) {
      let d = window + step * <usize>(place / 3) + pixel * <usize>(place % 3);
      for (const end = d + pixel; d < end; d += 16, w += 16) {
        const d0 = v128.load(d);
        const d1 = v128.load(d + pixel);
        const d2 = v128.load(d + 2 * pixel);
        const d3 = v128.load(d + 3 * pixel);
        let g = v128.load(w);
        s00 = madd(d0, g, s00);
        s01 = madd(d1, g, s01);
        s02 = madd(d2, g, s02);
        s03 = madd(d3, g, s03);
        g = v128.load(w + map);
        s10 = madd(d0, g, s10);
        s11 = madd(d1, g, s11);
        s12 = madd(d2, g, s12);
        s13 = madd(d3, g, s13);
        g = v128.load(w + 2 * map);
        s20 = madd(d0, g, s20);
        s21 = madd(d1, g, s21);
        s22 = madd(d2, g, s22);
        s23 = madd(d3, g, s23);
      }
    }

    const bias = filter + <usize>maps * map;
    const to = y + bytesOf((top * width + left) * outputs);
    const columns = min(strip, width - left);
    storeStrip(s00, s01, s02, s03, load<f32>(bias), least, to, outputs, columns);
    if (outputs > 1) storeStrip(s10, s11, s12, s13, load<f32>(bias, 4), least, to + 4, outputs, columns);
    if (outputs > 2) storeStrip(s20, s21, s22, s23, load<f32>(bias, 8), least, to + 8, outputs, columns);
  }
}

/** Adds up the four lanes of each sum, and stores one value for each of the first `columns` pixels. */
@inline
function storeStrip(
  s0: v128,
  s1: v128,
  s2: v128,
  s3: v128,
  bias: f32,
  least: f32,
  to: usize,
  outputs: i32,
  columns: i32,
): void {
  const low01 = i32x4.shuffle(s0, s1, 0, 4, 1, 5);
  const high01 = i32x4.shuffle(s0, s1, 2, 6, 3, 7);
  const low23 = i32x4.shuffle(s2, s3, 0, 4, 1, 5);
  const high23 = i32x4.shuffle(s2, s3, 2, 6, 3, 7);
  const pairs01 = f32x4.add(low01, high01);
  const pairs23 = f32x4.add(low23, high23);
  const even = i32x4.shuffle(pairs01, pairs23, 0, 1, 4, 5);
  const odd = i32x4.shuffle(pairs01, pairs23, 2, 3, 6, 7);
  const sums = f32x4.add(f32x4.add(even, odd), f32x4.splat(bias));
  const four = f32x4.pmax(sums, f32x4.splat(least));
  v128.store32_lane(to, four, 0);
  if (columns > 1) v128.store32_lane(to + bytesOf(outputs), four, 1);
  if (columns > 2) v128.store32_lane(to + 2 * bytesOf(outputs), four, 2);
  if (columns > 3) v128.store32_lane(to + 3 * bytesOf(outputs), four, 3);
}
