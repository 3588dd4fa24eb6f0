import { pictureChannels } from './kernels.ts';

/** Winograd positions of a 4 x 4 tile. */
const positions = 36;
/** Output channels of a panel; the last panel has four where four are enough. */
const panelWidth = 8;

/**
 * Packs a 3x3 convolution's filter [3, 3, inputs, outputs] and bias [outputs] for our kernels on wasm. Rounded-up counts
 * are filled with zeros; `depth` is `inputs` rounded up to a multiple of 4.
 * - From at most three channels: panels of eight output channels, the last of four where that is enough; each panel is
 *   [9 places x inputs, an even count][panel's channels], then the bias.
 * - Else to at most three: [3 output channels, 9 places, depth], then the bias [3].
 * - Else the same panels; each is, for each of the 36 Winograd positions, the matrix U = G g G^T
 *   [depth, panel's channels], then the bias.
 */
export function packFilter(
  filter: Float32Array,
  bias: Float32Array,
  inputs: number,
  outputs: number,
): Float32Array {
  return layoutOf(inputs, outputs).pack(filter, bias, inputs, outputs);
}

/** The count of values that `packFilter` returns. */
export function packedLength(inputs: number, outputs: number): number {
  return layoutOf(inputs, outputs).length(inputs, outputs);
}

interface Layout {
  readonly pack: typeof packFilter;
  readonly length: typeof packedLength;
}

function layoutOf(inputs: number, outputs: number): Layout {
  if (inputs <= pictureChannels) return fromPicture;
  return outputs <= pictureChannels ? toPicture : winograd;
}

const fromPicture: Layout = {
  length: (inputs, outputs) => panelsLength(even(9 * inputs), outputs),
  pack: (filter, bias, inputs, outputs) =>
    panels(even(9 * inputs), bias, (o) =>
      Float32Array.from({ length: 9 * inputs }, (_, row) => filter[row * outputs + o]!),
    ),
};

const toPicture: Layout = {
  length: (inputs) => pictureChannels * (9 * depthOf(inputs) + 1),
  pack: (filter, bias, inputs, outputs) => {
    const depth = depthOf(inputs);
    const packed = new Float32Array(toPicture.length(inputs, outputs));
    for (let k = 0; k < 9; k++) {
      for (let i = 0; i < inputs; i++) {
        for (let o = 0; o < outputs; o++) {
          packed[(o * 9 + k) * depth + i] = filter[(k * inputs + i) * outputs + o]!;
        }
      }
    }
    packed.set(bias, pictureChannels * 9 * depth);
    return packed;
  },
};

const winograd: Layout = {
  length: (inputs, outputs) => panelsLength(positions * depthOf(inputs), outputs),
  pack: (filter, bias, inputs, outputs) => {
    const depth = depthOf(inputs);
    const g = new Float64Array(9);
    const u = new Float64Array(positions);
    return panels(positions * depth, bias, (o) => {
      const column = new Float32Array(positions * depth);
      for (let i = 0; i < inputs; i++) {
        for (let k = 0; k < 9; k++) g[k] = filter[(k * inputs + i) * outputs + o]!;
        transform(g, u);
        for (let p = 0; p < positions; p++) column[p * depth + i] = u[p]!;
      }
      return column;
    });
  },
};

/**
 * Panels of eight output channels, the last of four where that is enough: [rows, panel's channels], then its bias.
 * @param column gives the `rows` values of one output channel
 */
function panels(rows: number, bias: Float32Array, column: (o: number) => Float32Array): Float32Array {
  const packed = new Float32Array(panelsLength(rows, bias.length));
  bias.forEach((offset, o) => {
    const first = o - (o % panelWidth);
    const width = Math.min(panelWidth, roundUp(bias.length, 4) - first);
    const at = first * (rows + 1) + o - first;
    const numbers = column(o);
    for (let row = 0; row < numbers.length; row++) packed[at + row * width] = numbers[row]!;
    packed[at + rows * width] = offset;
  });
  return packed;
}

function panelsLength(rows: number, outputs: number): number {
  return (rows + 1) * roundUp(outputs, 4);
}

function depthOf(inputs: number): number {
  return roundUp(inputs, 4);
}

function even(count: number): number {
  return roundUp(count, 2);
}

function roundUp(count: number, multiple: number): number {
  return multiple * Math.ceil(count / multiple);
}

/** The interpolation points of `kernels/points.ts`, which says why these. */
const a = 5 / 8;
const b = 3 / 2;
const na = 2 * a ** 2 * (a ** 2 - b ** 2);
const nb = 2 * b ** 2 * (b ** 2 - a ** 2);

/** A row for each point p: 1, p, p^2 over the product of p's distances to the other points; infinity's is 0, 0, 1. */
const G = Float64Array.of(
  ...[1 / (a ** 2 * b ** 2), 0, 0],
  ...[1 / na, a / na, a ** 2 / na],
  ...[1 / na, -a / na, a ** 2 / na],
  ...[1 / nb, b / nb, b ** 2 / nb],
  ...[1 / nb, -b / nb, b ** 2 / nb],
  ...[0, 0, 1],
);

/**
 * u = G g G^T for a 3x3 filter g, both row by row: the filter's transform in Winograd's F(4x4, 3x3).
 * A network has millions of filters: loops without an array of their own take a tenth of the time of `map`.
 */
function transform(g: Float64Array, u: Float64Array): void {
  for (let row = 0; row < 18; row += 3) {
    const x = G[row]! * g[0]! + G[row + 1]! * g[3]! + G[row + 2]! * g[6]!;
    const y = G[row]! * g[1]! + G[row + 1]! * g[4]! + G[row + 2]! * g[7]!;
    const z = G[row]! * g[2]! + G[row + 1]! * g[5]! + G[row + 2]! * g[8]!;
    for (let column = 0; column < 18; column += 3)
      u[2 * row + column / 3] = x * G[column]! + y * G[column + 1]! + z * G[column + 2]!;
  }
}

/**
 * Packs a convolution's filter [k, k, inputs, outputs] and bias [outputs] for our kernels on WebGPU:
 * [k k places, inputs, outputs], both counts of channels rounded up to a multiple of 4 with zeros, then the bias.
 */
export function packDirect(
  filter: Float32Array,
  bias: Float32Array,
  inputs: number,
  outputs: number,
): Float32Array {
  const [depth, width] = [roundUp(inputs, 4), roundUp(outputs, 4)];
  const places = filter.length / (inputs * outputs);
  const packed = new Float32Array(directLength(places, inputs, outputs));
  for (let place = 0; place < places; place++) {
    for (let i = 0; i < inputs; i++) {
      const from = (place * inputs + i) * outputs;
      packed.set(filter.subarray(from, from + outputs), (place * depth + i) * width);
    }
  }
  packed.set(bias, places * depth * width);
  return packed;
}

/** The count of values that `packDirect` returns for a filter of `places` = k k. */
export function directLength(places: number, inputs: number, outputs: number): number {
  return (places * roundUp(inputs, 4) + 1) * roundUp(outputs, 4);
}
