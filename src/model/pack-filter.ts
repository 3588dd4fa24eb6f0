import { directOutputs } from './kernels.ts';

/** Winograd positions of a 4 x 4 tile. */
const positions = 36;
/** Output channels of a panel; a last one of four stands where four are enough. */
const panelWidth = 8;

/**
 * A 3x3 convolution's filter [3, 3, inputs, outputs] and bias [outputs] as our own kernels read them. What is rounded
 * up is filled with zeros; `depth` is `inputs` rounded up to a multiple of 4.
 * - To more than `directOutputs` channels: panels of eight output channels, the last of four where that is enough;
 *   of each panel, for each of the 36 positions, the matrix U = G g G^T [depth, panel's channels], then the bias.
 * - Else [3 output channels, 9 places, depth], then the bias [3].
 */
export function packFilter(
  filter: Float32Array,
  bias: Float32Array,
  inputs: number,
  outputs: number,
): Float32Array {
  return (outputs <= directOutputs ? packDirect : packPanels)(filter, bias, inputs, outputs);
}

/** Numbers that `packFilter` makes of a filter and its bias. */
export function packedLength(inputs: number, outputs: number): number {
  const depth = 4 * Math.ceil(inputs / 4);
  if (outputs <= directOutputs) return directOutputs * (9 * depth + 1);
  return (positions * depth + 1) * 4 * Math.ceil(outputs / 4);
}

const packDirect: typeof packFilter = (filter, bias, inputs, outputs) => {
  const depth = 4 * Math.ceil(inputs / 4);
  const packed = new Float32Array(packedLength(inputs, outputs));
  for (let k = 0; k < 9; k++) {
    for (let i = 0; i < inputs; i++) {
      for (let o = 0; o < outputs; o++) {
        packed[(o * 9 + k) * depth + i] = filter[(k * inputs + i) * outputs + o]!;
      }
    }
  }
  packed.set(bias, directOutputs * 9 * depth);
  return packed;
};

const packPanels: typeof packFilter = (filter, bias, inputs, outputs) => {
  const depth = 4 * Math.ceil(inputs / 4);
  const columns = 4 * Math.ceil(outputs / 4);
  const panels = new Float32Array(packedLength(inputs, outputs));
  const g = new Float64Array(9);
  for (let o = 0; o < outputs; o++) {
    const first = o - (o % panelWidth);
    const width = Math.min(panelWidth, columns - first);
    const panel = first * (positions * depth + 1) + o - first;
    for (let i = 0; i < inputs; i++) {
      for (let k = 0; k < 9; k++) g[k] = filter[(k * inputs + i) * outputs + o]!;
      transformed(g).forEach((u, p) => (panels[panel + (p * depth + i) * width] = u));
    }
    panels[panel + positions * depth * width] = bias[o]!;
  }
  return panels;
};

/** The points of `kernels/points.ts`, where it says why these. */
const a = 3 / 4;
const b = 3 / 2;
const na = 2 * a ** 2 * (a ** 2 - b ** 2);
const nb = 2 * b ** 2 * (b ** 2 - a ** 2);

/** A row for each point p: 1, p, p^2 over the product of p's distances to the other points; infinity's is 0, 0, 1. */
const G = [
  [1 / (a ** 2 * b ** 2), 0, 0],
  [1 / na, a / na, a ** 2 / na],
  [1 / na, -a / na, a ** 2 / na],
  [1 / nb, b / nb, b ** 2 / nb],
  [1 / nb, -b / nb, b ** 2 / nb],
  [0, 0, 1],
] as const;

/** G g G^T for a 3x3 filter g, both row by row: the filter's transform in Winograd's F(4x4, 3x3). */
function transformed(g: Float64Array): number[] {
  const half = G.map((row) => [0, 1, 2].map((l) => row[0] * g[l]! + row[1] * g[3 + l]! + row[2] * g[6 + l]!));
  return half.flatMap((row) =>
    G.map((column) => row[0]! * column[0] + row[1]! * column[1] + row[2]! * column[2]),
  );
}
