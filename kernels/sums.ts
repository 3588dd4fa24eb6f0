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
 * Adds four float32 numbers to four float64 ones at `sums`: a sum over all pixels of a large picture would lose
 * digits in float32.
 */
@inline
export function addToSums(four: v128, sums: usize): void {
  const upper = i64x2.shuffle(four, four, 1, 1);
  v128.store(sums, f64x2.add(v128.load(sums), f64x2.promote_low_f32x4(four)));
  v128.store(sums, f64x2.add(v128.load(sums, 16), f64x2.promote_low_f32x4(upper)), 16);
}

/** Divides `channels` float64 sums by their number of pixels, to float32 means. */
@inline
export function meansOfSums(sums: usize, pixels: i32, channels: i32, means: usize): void {
  for (let c = 0; c < channels; c++, sums += 8, means += 4) store<f32>(means, <f32>(load<f64>(sums) / <f64>pixels));
}
