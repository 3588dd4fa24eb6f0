import { countStructure, pixelsOf } from '../../model/baselines/count-structure.ts';
import {
  countDictionary,
  dictionaryConvs,
  windowsOf,
  type DictionarySize,
} from '../../model/baselines/dictionary.ts';
import { convolutionsOf, type Structure } from '../../model/baselines/structure.ts';
import type { RunningBackend } from '../backends/backend.ts';
import { packedParameters, type MemoryNeed } from '../memory.ts';

const bytesPerNumber = 4;

/**
 * A concatenation is larger than any gap between live maps, so the heap of wasm grows for each larger one: by three
 * times the largest in MemNet (measured).
 */
const gapsPerConcat = 3;

/** A convolution that TF.js computes, with what its scratch memory depends on. */
interface PlainConvolution {
  readonly kernel: number;
  readonly inputs: number;
  /** Of its result. */
  readonly pixels: number;
}

/** Memory that a network given by its structure needs on an output picture of height x width. */
export function structureNeed(
  structure: Structure,
  height: number,
  width: number,
  { name: backend, ownKernels }: RunningBackend,
): MemoryNeed {
  const packed = ownKernels?.removed === false;
  const { parameters, normalization, peakBytes } = countStructure(structure, height, width);
  const convs = convolutionsOf(structure);
  const plain = structure.layers.flatMap((layer): PlainConvolution[] => {
    if (layer.kind !== 'conv' || (packed && layer.conv.kernel === 3)) return [];
    return [{ ...layer.conv, pixels: pixelsOf(layer, height, width) }];
  });
  const maps = structure.layers.map((layer) => layer.channels * pixelsOf(layer, height, width));
  const joined = structure.layers.map((layer, i) => (layer.kind === 'concat' ? maps[i]! : 0));
  const gaps = backend === 'wasm' ? gapsPerConcat * bytesPerNumber * Math.max(...joined) : 0;
  const weights = packed ? packedParameters(convs.values(), backend) : parameters;
  return needOf(peakBytes + gaps, weights + 2 * normalization, Math.max(...maps), plain, backend);
}

/** Memory that anchored regression needs on an output picture of height x width. */
export function dictionaryNeed(
  size: DictionarySize,
  height: number,
  width: number,
  { name: backend }: RunningBackend,
): MemoryNeed {
  const { scale, features, coefficients } = size;
  const { parameters, peakBytes } = countDictionary(size, height, width);
  const { count } = windowsOf(scale, height, width);
  const padded = (height + 4 * scale) * (width + 4 * scale);
  const { gradients, pca } = dictionaryConvs(size);
  const plain = [
    { ...gradients, pixels: padded },
    { ...pca, pixels: count },
  ];
  const largest = Math.max(4 * padded, Math.max(features, coefficients) * count);
  return needOf(peakBytes, parameters, largest, plain, backend);
}

/**
 * @param peakBytes of maps
 * @param largest numbers of the largest tensor
 */
function needOf(
  peakBytes: number,
  weights: number,
  largest: number,
  plain: readonly PlainConvolution[],
  backend: RunningBackend['name'],
): MemoryNeed {
  const matrices = plain.map(({ kernel, inputs, pixels }) => kernel ** 2 * inputs * pixels);
  // XNNPACK keeps a table of addresses per filter, one for every place under it and every pixel; webgl lays the
  // neighbours of every pixel out as a matrix (see `memory.ts`).
  const tables =
    backend === 'wasm' ? plain.reduce((sum, { kernel, pixels }) => sum + kernel ** 2 * pixels, 0) : 0;
  const matrix = backend === 'webgl' ? Math.max(0, ...matrices) : 0;
  const growing = peakBytes + bytesPerNumber * (tables + matrix);
  return {
    total: growing + bytesPerNumber * weights,
    growing,
    largest: bytesPerNumber * Math.max(largest, matrix),
  };
}
