import { kernels } from '../../image/interpolation.ts';
import type { RcanConfig, Scale } from '../config.ts';
import { countComplexity } from '../complexity.ts';
import { peakBytes } from '../peak-memory.ts';
import { countStructure, type StructureComplexity } from './count-structure.ts';
import { countDictionary, type DictionarySize } from './dictionary.ts';
import { isInterpolation, isStructured, structureOf, type SystemName } from './systems.ts';

/** What a system's complexity depends on besides the picture. */
export interface SystemSizes {
  /** The RCAN that is meant; the paper's when it is left out. */
  readonly rcan?: Omit<RcanConfig, 'scale'>;
  /** The dictionary's size without its scale; 1024 atoms, 30 features and coefficients when it is left out. */
  readonly dictionary?: Omit<DictionarySize, 'scale'>;
}

const colors = 3;

const paperRcan = { groups: 10, blocks: 20, features: 64, reduction: 16, colors } as const;
const usualDictionary = { atoms: 1024, features: 30, coefficients: 30 } as const;

/**
 * Parameters, multiply-adds and peak memory of enlarging an LR picture of height x width by `scale`, counted from the
 * structure. For systems that work on the bicubic enlargement the interpolation, some thousandths of the rest, is not
 * counted, as in the literature. `peakBytes` is without weights and a kernel's scratch memory.
 * @param ownKernels whether the backend has kernels of our own, which need less memory in an RCAN
 */
export function systemComplexity(
  name: SystemName,
  scale: Scale,
  height: number,
  width: number,
  { rcan = paperRcan, dictionary = usualDictionary }: SystemSizes = {},
  ownKernels = false,
): StructureComplexity {
  const [tall, wide] = [height * scale, width * scale];
  if (isInterpolation(name)) return countInterpolation(kernels[name].width, scale, height, width);
  if (isStructured(name)) return countStructure(structureOf(name), tall, wide);
  if (name === 'sparse') return countDictionary({ ...dictionary, scale }, tall, wide);
  return name === 'rcan'
    ? countRcan({ ...rcan, scale }, height, width, ownKernels)
    : countRcan({ ...rcan, scale: 1 }, tall, wide, ownKernels);
}

function countRcan(
  config: RcanConfig,
  height: number,
  width: number,
  ownKernels: boolean,
): StructureComplexity {
  const { parameters, multiplyAdds } = countComplexity(config, height, width);
  return {
    parameters,
    normalization: 0,
    multiplyAdds,
    peakBytes: peakBytes(config, height, width, ownKernels),
  };
}

/** Rows first, then columns, `taps` pixels for every one that is made. In plain JavaScript, in bytes. */
function countInterpolation(taps: number, scale: Scale, height: number, width: number): StructureComplexity {
  const halfway = height * scale * width;
  const output = halfway * scale;
  return {
    parameters: 0,
    normalization: 0,
    multiplyAdds: taps === 1 ? 0 : colors * taps * (halfway + output),
    peakBytes: colors * Math.max(height * width + halfway, halfway + output),
  };
}
