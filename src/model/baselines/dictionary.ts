import { ReaderError } from '../../image/reader-error.ts';
import type { ConvShape } from '../convolutions.ts';
import { weight } from '../sites.ts';
import type { StateDict } from '../state-dict.ts';
import type { StructureComplexity } from './count-structure.ts';

/** Sizes of a dictionary of `AnchoredRegression`. */
export interface DictionarySize {
  readonly scale: number;
  /** K, atoms; each has a regressor, a matrix R x D. */
  readonly atoms: number;
  /** D, features of a window. */
  readonly features: number;
  /** R, coefficients of a window's residual. */
  readonly coefficients: number;
}

const bytesPerNumber = 4;
/** Values of the largest tensor in a step of the search: 8 MiB, some tens of milliseconds in wasm. */
const stepNumbers = 2 ** 21;

/** Side of a window in LR pixels. */
const window = 3;

/** Reads K, D and R off a dictionary's entries. Throws `ReaderError` when it is none, or one for another scale. */
export function dictionarySize(scale: number, state: StateDict): DictionarySize {
  const [atoms = 0, coefficients = 0, features = 0] = state.get('regressors')?.shape ?? [];
  const side = state.get(weight('pca'))?.shape[2] ?? 0;
  if (atoms * coefficients * features === 0 || side === 0) {
    throw new ReaderError(
      'checkpoint-unsupported',
      "This is no dictionary: it lacks 'regressors' [atoms, coefficients, features] or 'pca.weight'.",
      { name: 'regressors' },
    );
  }
  if (side !== window * scale) {
    throw new ReaderError(
      'checkpoint-scale',
      `This dictionary enlarges by ${side / window}, not by ${scale}; take the one for ${scale}.`,
      { scale: side / window, wanted: scale },
    );
  }
  return { scale, atoms, features, coefficients };
}

/** The convolutions of a dictionary, by their names in the file. `residual` is transposed. */
export function dictionaryConvs({ scale, features, coefficients }: DictionarySize) {
  const patch = { kernel: window * scale, valid: true, biased: false } as const;
  return {
    gradients: { kernel: 5, inputs: 1, outputs: 4, valid: true, biased: false },
    pca: { ...patch, inputs: 4, outputs: features },
    residual: { ...patch, inputs: 1, outputs: coefficients },
  } as const satisfies Record<string, ConvShape>;
}

/** The windows over a picture of height x width at the output's size: one per LR pixel, and one ring around them. */
export function windowsOf(scale: number, height: number, width: number) {
  const [rows, columns] = [height / scale + 2, width / scale + 2];
  return { rows, columns, count: rows * columns };
}

/** The windows of each step of the search, few enough that correlations and regressors stay within `stepNumbers`. */
export function searchSteps(
  { atoms, features, coefficients }: DictionarySize,
  count: number,
): { readonly start: number; readonly length: number }[] {
  const length = Math.max(1, Math.floor(stepNumbers / Math.max(atoms, features * coefficients)));
  return Array.from({ length: Math.ceil(count / length) }, (_, i) => ({
    start: i * length,
    length: Math.min(length, count - i * length),
  }));
}

/** Complexity of anchored regression on an output picture of height x width, its convolutions counted like a network's. */
export function countDictionary(size: DictionarySize, height: number, width: number): StructureComplexity {
  const { scale, atoms, features: d, coefficients: r } = size;
  const { count } = windowsOf(scale, height, width);
  const { gradients, pca, residual } = dictionaryConvs(size);
  const filter = ({ kernel, inputs, outputs }: ConvShape): number => kernel ** 2 * inputs * outputs;
  const padded = (height + 4 * scale) * (width + 4 * scale);
  const perWindow = filter(pca) + atoms * d + r * d + filter(residual);
  return {
    parameters: filter(gradients) + filter(pca) + filter(residual) + atoms * d + atoms * r * d,
    normalization: 0,
    multiplyAdds: filter(gradients) * padded + perWindow * count,
    peakBytes: bytesPerNumber * peakNumbers(size, height, width, padded),
  };
}

/** Values of the peak: the largest of computing features, of a step of the search, and of summing patches. */
function peakNumbers(size: DictionarySize, height: number, width: number, padded: number): number {
  const { scale, atoms, features: d, coefficients: r } = size;
  const { count } = windowsOf(scale, height, width);
  const border = 2 * scale + 2;
  const luma = (height + 2 * border) * (width + 2 * border);
  const steps = searchSteps(size, count);
  const searching = ({ start, length }: { start: number; length: number }): number =>
    count * d + start * r + length * (d + 2 * atoms + 1 + r * d + r);
  const laying = count * r + padded + 4 * height * width;
  return luma + Math.max(4 * padded + count * d, ...steps.map(searching), 2 * count * r, laying);
}
