import { ReaderError } from '../image/reader-error.ts';
import { convolutions, type ConvShape } from '../model/convolutions.ts';
import { shuffleFactors, type RcanConfig } from '../model/config.ts';
import { countComplexity, type Complexity } from '../model/complexity.ts';
import { directLength, packedLength } from '../model/pack-filter.ts';
import { peakBytes } from '../model/peak-memory.ts';
import { upConv, type Site } from '../model/sites.ts';
import type { RunningBackend } from './backends/backend.ts';
import { memoryLimits } from './memory-limits.ts';
import type { BackendName } from './protocol.ts';

const bytesPerNumber = 4;

/**
 * XNNPACK, which convolves in wasm, keeps for every filter a table of nine 4-byte addresses per output pixel for
 * as long as the filter lives (measured: 36 bytes). In a deep net they come to more than the feature maps.
 */
const tableBytesPerPixel = 36;

/** Memory that a run needs on a backend, in bytes. */
export interface MemoryNeed {
  readonly total: number;
  /** The part that grows with the picture; the rest are weights. */
  readonly growing: number;
  /** The largest single tensor. */
  readonly largest: number;
}

/**
 * Estimates from the configuration what a run on a height x width picture needs at its peak.
 * @param ownKernels whether the backend has kernels of our own, which take larger weights but no tables
 */
export function estimateMemory(
  config: RcanConfig,
  height: number,
  width: number,
  sites: readonly Site[],
  backend: BackendName,
  ownKernels = false,
): MemoryNeed {
  const complexity = countComplexity(config, height, width);
  const recorded = new Set(sites);
  const kept = sum(complexity.sites, ({ site, activationBytes }) =>
    recorded.has(site) ? activationBytes : 0,
  );
  const { kept: scratch, largest } = scratchOf(config, complexity, backend, ownKernels);
  // When the input of the last pixel shuffle is recorded, convolution and shuffle are separate kernels.
  const atOnce = ownKernels && !recorded.has(upConv(shuffleFactors(config.scale).length - 1));
  const growing = peakBytes(config, height, width, atOnce) + kept + scratch;
  const weights = ownKernels
    ? packedParameters(convolutions(config).values(), backend)
    : complexity.parameters;
  return { total: growing + bytesPerNumber * weights, growing, largest };
}

/** A run that does not fit, in bytes. */
export interface Shortage {
  readonly needed: number;
  readonly available: number;
  /** The share of the picture's pixels, 0..1, that would fit. */
  readonly share: number;
}

/** Whether a run of the whole picture at once is too large for a backend; undefined when it is not. */
export function findShortage(
  config: RcanConfig,
  height: number,
  width: number,
  sites: readonly Site[],
  running: RunningBackend,
): Shortage | undefined {
  const { name: backend, ownKernels } = running;
  return shortageOf(
    estimateMemory(config, height, width, sites, backend, ownKernels?.removed === false),
    running,
  );
}

/** Whether a run needs more than a backend has; undefined when it does not. */
export function shortageOf(
  need: MemoryNeed,
  { name: backend, largestTensor = Infinity }: Pick<RunningBackend, 'name' | 'largestTensor'>,
): Shortage | undefined {
  const limit = memoryLimits[backend];
  const share = Math.min((limit - (need.total - need.growing)) / need.growing, largestTensor / need.largest);
  if (share >= 1) return undefined;
  const [needed, available] = need.total > limit ? [need.total, limit] : [need.largest, largestTensor];
  return { needed, available, share: Math.max(0, share) };
}

/** Bytes that a run of the whole picture leaves unused on a backend; 0 or more. */
export function spareBytes(
  config: RcanConfig,
  height: number,
  width: number,
  sites: readonly Site[],
  { name: backend, ownKernels }: RunningBackend,
): number {
  const need = estimateMemory(config, height, width, sites, backend, ownKernels?.removed === false);
  return Math.max(0, memoryLimits[backend] - need.total);
}

/** Throws `ReaderError` 'out-of-memory', naming need, limit and a size that fits, for a run that is too large. */
export function checkMemory(
  config: RcanConfig,
  height: number,
  width: number,
  sites: readonly Site[],
  running: RunningBackend,
): void {
  const short = findShortage(config, height, width, sites, running);
  if (short) throw outOfMemory(short, { width, height }, running, sites.length > 0);
}

/**
 * The error that a picture of width x height is too large, naming need, limit and a size that fits.
 * @param recording whether recording fewer sites would help
 */
export function outOfMemory(
  short: Shortage,
  { width, height }: { readonly width: number; readonly height: number },
  { name: backend }: Pick<RunningBackend, 'name'>,
  recording = false,
): ReaderError {
  const [need, limit] = [mebibytes(short.needed), mebibytes(short.available)];
  const fits = (length: number): number => Math.floor(length * Math.sqrt(short.share));
  return new ReaderError(
    'out-of-memory',
    `A picture of ${width} x ${height} pixels needs about ${need} MiB at once in this network; the ` +
      `${backend} backend has ${limit} MiB. ` +
      `Crop it to about ${fits(width)} x ${fits(height)} pixels${recording ? ', or record fewer sites' : ''}.`,
    { need, limit, backend, width: fits(width), height: fits(height) },
  );
}

/** Bytes in MiB, rounded. */
export function mebibytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}

/** Bytes that a backend's convolutions need besides their inputs and outputs, and those of its largest tensor. */
function scratchOf(
  config: RcanConfig,
  complexity: Complexity,
  backend: BackendName,
  ownKernels: boolean,
): { kept: number; largest: number } {
  const largest = Math.max(...complexity.sites.map(({ activationBytes }) => activationBytes));
  const convs = convolutions(config);
  const spatial = complexity.sites.filter(({ site }) => convs.get(site)?.kernel === 3);
  if (backend === 'wasm' && !ownKernels) {
    return { kept: sum(spatial, ({ shape }) => tableBytesPerPixel * shape.height * shape.width), largest };
  }
  if (backend === 'webgl') {
    // TF.js lays the nine neighbours of every pixel out as a matrix (im2col) for each convolution.
    const matrix = Math.max(...spatial.map(({ multiplyAdds, shape }) => (4 * multiplyAdds) / shape.channels));
    return { kept: matrix, largest: Math.max(largest, matrix) };
  }
  return { kept: 0, largest };
}

/** The count of float32 values that convolutions take when packed for our own kernels. */
export function packedParameters(convs: Iterable<ConvShape>, backend: BackendName): number {
  return sum([...convs], ({ kernel, inputs, outputs }) => {
    if (backend === 'webgpu') return directLength(kernel * kernel, inputs, outputs);
    return kernel === 3 ? packedLength(inputs, outputs) : (kernel ** 2 * inputs + 1) * outputs;
  });
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
