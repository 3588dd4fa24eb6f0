/**
 * The share, 0 to 1, of the squares of `side` px in a plane of errors (HW) whose root mean square is at most `limit`.
 * Squares cut by the edge do not count. NaN where no square fits.
 */
export function smoothShare(
  errors: ArrayLike<number>,
  width: number,
  height: number,
  { side, limit }: { readonly side: number; readonly limit: number },
): number {
  let [smooth, all] = [0, 0];
  for (let top = 0; top + side <= height; top += side)
    for (let left = 0; left + side <= width; left += side) {
      let sum = 0;
      for (let y = top; y < top + side; y++)
        for (let x = left; x < left + side; x++) sum += errors[y * width + x]! ** 2;
      all++;
      if (sum <= limit ** 2 * side ** 2) smooth++;
    }
  return smooth / all;
}
