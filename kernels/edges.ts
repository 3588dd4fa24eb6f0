import { bytesOf } from './arithmetic';

/**
 * Copies six columns and `rows` rows of x [height, width, inputs] from pixel (top, left) to `window` [rows, 6, depth],
 * with zeros for pixels outside the picture and for channels beyond `inputs`.
 */
export function loadWindow(
  x: usize,
  height: i32,
  width: i32,
  inputs: i32,
  top: i32,
  left: i32,
  rows: i32,
  window: usize,
  depth: i32,
): void {
  for (let row = top; row < top + rows; row++) {
    for (let column = left; column < left + 6; column++) {
      const inside = row >= 0 && row < height && column >= 0 && column < width;
      const pixel = x + bytesOf((row * width + column) * inputs);
      for (let c = 0; c < depth; c += 4, window += 16) {
        if (!inside) v128.store(window, f32x4.splat(0));
        else v128.store(window, loadLanes(pixel + bytesOf(c), inputs - c));
      }
    }
  }
}

/** Copies the first rows x columns pixels of `tile` [4, 4] to y, where pixels lie `pixel`, rows `row` bytes apart. */
export function storeTile(
  tile: usize,
  rows: i32,
  columns: i32,
  lanes: i32,
  y: usize,
  row: usize,
  pixel: usize,
): void {
  for (let i = 0; i < rows; i++, tile += 64, y += row) {
    for (let j = 0; j < columns; j++) {
      storeLanes(y + <usize>j * pixel, v128.load(tile + (<usize>j << 4)), lanes);
    }
  }
}

/** Loads the first `lanes` of a vector; the others are 0. */
@inline
export function loadLanes(from: usize, lanes: i32): v128 {
  if (lanes >= 4) return v128.load(from);
  let vector = v128.load32_zero(from);
  if (lanes > 1) vector = v128.load32_lane(from, vector, 1, 4);
  if (lanes > 2) vector = v128.load32_lane(from, vector, 2, 8);
  return vector;
}

/** Stores the first `lanes` of a vector, at most four. */
@inline
export function storeLanes(to: usize, vector: v128, lanes: i32): void {
  if (lanes >= 4) {
    v128.store(to, vector);
    return;
  }
  v128.store32_lane(to, vector, 0);
  if (lanes > 1) v128.store32_lane(to, vector, 1, 4);
  if (lanes > 2) v128.store32_lane(to, vector, 2, 8);
}
