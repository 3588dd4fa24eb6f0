/**
 * The centre of the square of `side` px with the largest mean in a plane of errors (HW), as shares of width and height.
 * The square is cut to the plane where that is smaller.
 */
export function worstSquare(
  errors: ArrayLike<number>,
  width: number,
  height: number,
  side: number,
): { readonly x: number; readonly y: number } {
  const [across, down] = [Math.min(side, width), Math.min(side, height)];
  // sums[y * (width + 1) + x] holds the sum of all errors above and to the left of (x, y).
  const stride = width + 1;
  const sums = new Float64Array(stride * (height + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0, row = 0; x < width; x++) {
      row += errors[y * width + x]!;
      sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1]! + row;
    }
  let [worst, at] = [-Infinity, { x: 0, y: 0 }];
  for (let y = 0; y + down <= height; y++)
    for (let x = 0; x + across <= width; x++) {
      const [top, bottom] = [y * stride, (y + down) * stride];
      const sum = sums[bottom + x + across]! - sums[top + x + across]! - sums[bottom + x]! + sums[top + x]!;
      if (sum > worst) [worst, at] = [sum, { x, y }];
    }
  return { x: (at.x + across / 2) / width, y: (at.y + down / 2) / height };
}
