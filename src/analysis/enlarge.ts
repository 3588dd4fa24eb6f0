/** A map to be enlarged: H x W values, row by row. */
export interface SmallMap {
  readonly data: Float32Array;
  readonly height: number;
  readonly width: number;
}

/** A square kernel of k x k weights, row by row. */
export interface Kernel {
  readonly size: number;
  readonly weights: Float32Array;
}

/** (1 2 1)/4 by (1 2 1)/4, the kernel that smooths the steps of `nearest`. */
export const binomial: Kernel = {
  size: 3,
  weights: Float32Array.of(1, 2, 1, 2, 4, 2, 1, 2, 1).map((weight) => weight / 16),
};

/** k x k equal weights that add up to r^2, so that a transposed convolution of stride r keeps the mean. */
export function flatKernel(size: number, r: number): Kernel {
  return { size, weights: new Float32Array(size * size).fill((r * r) / (size * size)) };
}

/** Every value r x r times: H x W -> H r x W r. */
export function nearest({ data, height, width }: SmallMap, r: number): SmallMap {
  const out = new Float32Array(data.length * r * r);
  let to = 0;
  for (let row = 0; row < height * r; row++) {
    const start = Math.floor(row / r) * width;
    for (let column = 0; column < width * r; column++) out[to++] = data[start + Math.floor(column / r)]!;
  }
  return { data: out, height: height * r, width: width * r };
}

/** A convolution with an odd kernel, H x W -> H x W; edges are replicated. */
export function smooth({ data, height, width }: SmallMap, { size, weights }: Kernel): SmallMap {
  const half = (size - 1) / 2;
  const clamp = (value: number, length: number): number => Math.min(length - 1, Math.max(0, value));
  const out = new Float32Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let p = 0; p < weights.length; p++) {
        const row = clamp(y + Math.floor(p / size) - half, height);
        sum += weights[p]! * data[row * width + clamp(x + (p % size) - half, width)]!;
      }
      out[y * width + x] = sum;
    }
  }
  return { data: out, height, width };
}

/**
 * Transposed convolution of stride r: every value adds its multiple of the kernel around its position.
 * H x W -> H r x W r, as PyTorch's `conv_transpose2d` with padding (k - r) / 2 rounded down, cropped.
 */
export function transposedConvolution(
  { data, height, width }: SmallMap,
  { size, weights }: Kernel,
  r: number,
): SmallMap {
  const padding = Math.floor((size - r) / 2);
  const [rows, columns] = [height * r, width * r];
  const sums = new Float64Array(rows * columns);
  for (let p = 0; p < data.length; p++) {
    const top = Math.floor(p / width) * r - padding;
    const left = (p % width) * r - padding;
    for (let q = 0; q < weights.length; q++) {
      const [row, column] = [top + Math.floor(q / size), left + (q % size)];
      if (row < 0 || row >= rows || column < 0 || column >= columns) continue;
      sums[row * columns + column]! += data[p]! * weights[q]!;
    }
  }
  return { data: Float32Array.from(sums), height: rows, width: columns };
}

/**
 * The response of an enlargement by r to a map of ones, away from its edges: one value for each of the r x r phases. With
 * a transposed convolution they differ when r does not divide the kernel's size, the checkerboard artifact (Odena et al.,
 * "Deconvolution and Checkerboard Artifacts", 2016).
 * @param enlarge reads at most four pixels of the small map beyond the position it computes
 */
export function flatResponse(enlarge: (map: SmallMap) => SmallMap, r: number): Float32Array {
  const reach = 4;
  const side = 2 * reach + 1;
  const { data, width } = enlarge({ data: new Float32Array(side * side).fill(1), height: side, width: side });
  const at = (row: number, column: number): number => data[(reach * r + row) * width + reach * r + column]!;
  return Float32Array.from({ length: r * r }, (_, q) => at(Math.floor(q / r), q % r));
}

/**
 * The share, 0 to 1, of a map's variance that is periodic with r: the variance of the means of its r x r phases. 0 without
 * checkerboard artifact, and for a constant map.
 */
export function periodicShare({ data, height, width }: SmallMap, r: number): number {
  const sums = new Float64Array(r * r);
  let total = 0;
  let squares = 0;
  for (let p = 0; p < data.length; p++) {
    const value = data[p]!;
    sums[(Math.floor(p / width) % r) * r + ((p % width) % r)]! += value;
    total += value;
    squares += value * value;
  }
  const mean = total / data.length;
  const variance = squares / data.length - mean * mean;
  const inPhase = (height * width) / (r * r);
  const between = sums.reduce((sum, phase) => sum + (phase / inPhase - mean) ** 2, 0) / (r * r);
  return variance > 0 ? between / variance : 0;
}
