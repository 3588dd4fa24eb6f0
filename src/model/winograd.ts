/** G of F(4x4, 3x3): a 3x3 filter g becomes the 6x6 matrix G g G^T (Lavin and Gray, arXiv 1509.09308). */
const G = [
  [1 / 4, 0, 0],
  [-1 / 6, -1 / 6, -1 / 6],
  [-1 / 6, 1 / 6, -1 / 6],
  [1 / 24, 1 / 12, 1 / 6],
  [1 / 24, -1 / 12, 1 / 6],
  [0, 0, 1],
] as const;

/** Winograd positions of a tile. */
const positions = 36;
/** Output channels of a panel; a last one of four stands where four are enough. */
const panelWidth = 8;

/**
 * A 3x3 convolution's filter [3, 3, inputs, outputs] and bias [outputs] as the Winograd kernels read them: panels of
 * eight output channels, the last of four where that is enough. A panel is, for each of the 36 positions, the matrix
 * U = G g G^T [inputs rounded up to a multiple of 4, panel's channels], and then the bias [panel's channels]. What
 * is rounded up is filled with zeros.
 */
export function winogradFilter(
  filter: Float32Array,
  bias: Float32Array,
  inputs: number,
  outputs: number,
): Float32Array {
  const depth = 4 * Math.ceil(inputs / 4);
  const columns = 4 * Math.ceil(outputs / 4);
  const panels = new Float32Array((positions * depth + 1) * columns);
  const g = new Float64Array(9);
  for (let o = 0; o < outputs; o++) {
    const first = o - (o % panelWidth);
    const width = Math.min(panelWidth, columns - first);
    const panel = first * (positions * depth + 1);
    for (let i = 0; i < inputs; i++) {
      for (let k = 0; k < 9; k++) g[k] = filter[(k * inputs + i) * outputs + o]!;
      transformed(g).forEach((u, p) => (panels[panel + (p * depth + i) * width + o - first] = u));
    }
    panels[panel + positions * depth * width + o - first] = bias[o]!;
  }
  return panels;
}

/** G g G^T, row by row. */
function transformed(g: Float64Array): number[] {
  const half = G.map((row) => [0, 1, 2].map((l) => row[0] * g[l]! + row[1] * g[3 + l]! + row[2] * g[6 + l]!));
  return half.flatMap((row) => G.map((column) => row[0]! * column[0] + row[1]! * column[1] + row[2]! * column[2]));
}
