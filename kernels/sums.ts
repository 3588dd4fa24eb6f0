import { bytesOf } from './arithmetic';

/** The sum of rows x columns pixels, four channels at once; pixels lie `pixel`, rows `row` bytes apart. */
@inline
export function sumPixels(y: usize, rows: i32, columns: i32, row: usize, pixel: usize): v128 {
  let sum = f32x4.splat(0);
  for (let i = 0; i < rows; i++, y += row) {
    for (let j = 0; j < columns; j++) sum = f32x4.add(sum, v128.load(y + <usize>j * pixel));
  }
  return sum;
}

/**
 * The means of `channels` channels over `pixels` pixels, from sums [blocks, channels], added in float64: a float32 sum
 * over all pixels of a large picture would lose digits.
 */
export function meansOfSums(sums: usize, blocks: i32, channels: i32, pixels: i32, means: usize): void {
  const row = bytesOf(channels);
  for (let c: usize = 0; c < row; c += 4) {
    let sum: f64 = 0;
    for (let b = 0, from = sums + c; b < blocks; b++, from += row) sum += <f64>load<f32>(from);
    store<f32>(means + c, <f32>(sum / <f64>pixels));
  }
}
