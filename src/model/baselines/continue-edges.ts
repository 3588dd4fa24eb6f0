/**
 * A plane (HW) padded by `border` pixels on every side, with the values of its edge (replicate padding).
 * @returns (height + 2 border) x (width + 2 border) numbers, row by row
 */
export function continueEdges(
  plane: ArrayLike<number>,
  width: number,
  height: number,
  border: number,
): Float32Array {
  const wide = width + 2 * border;
  const inside = (at: number, length: number): number => Math.min(Math.max(at - border, 0), length - 1);
  return Float32Array.from({ length: wide * (height + 2 * border) }, (_, i) => {
    const row = inside(Math.floor(i / wide), height);
    return plane[row * width + inside(i % wide, width)]!;
  });
}
