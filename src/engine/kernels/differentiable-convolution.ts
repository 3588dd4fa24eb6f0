import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { isDirect } from '../../model/kernels.ts';
import { packedLength, packFilter } from '../../model/pack-filter.ts';
import type { KernelExports } from './exports.ts';
import { addressOf, numbersOf, type Scratch } from './heap.ts';
import type { ThreadPool } from './thread-pool.ts';
import { turned } from './turned-filter.ts';

/** What the kernels of training share. */
export interface TrainingKernelParts {
  readonly backend: BackendWasm;
  readonly exports: KernelExports;
  readonly threadPool: ThreadPool;
  /** For packed filters and transformed tiles; kept between calls. */
  readonly scratch: Scratch;
}

/** `convolution` of `model/kernels.ts` on wasm. */
export function differentiableKernel(parts: TrainingKernelParts): KernelFunc {
  return ({ inputs, attrs }) => {
    const { x, filter, bias } = inputs as Record<'x' | 'filter' | 'bias', TensorInfo>;
    const { relu } = attrs as unknown as { readonly relu: boolean };
    return convolve(parts, x, filter, { bias, relu });
  };
}

/** `convolutionInputGradient` of `model/kernels.ts` on wasm: a convolution by the turned filter. */
export function inputGradientKernel(parts: TrainingKernelParts): KernelFunc {
  return ({ inputs }) => {
    const { dy, filter } = inputs as Record<'dy' | 'filter', TensorInfo>;
    return convolve(parts, dy, filter, { turned: true });
  };
}

interface ConvolveOptions {
  readonly bias?: TensorInfo;
  readonly relu?: boolean;
  readonly turned?: boolean;
}

function convolve(
  parts: TrainingKernelParts,
  x: TensorInfo,
  filter: TensorInfo,
  { bias, relu = false, turned: turn = false }: ConvolveOptions,
): TensorInfo {
  const { backend, exports, threadPool } = parts;
  const [batch = 0, height = 0, width = 0, channels = 0] = x.shape;
  const outputs = filter.shape[turn ? 2 : 3]!;
  const y = backend.makeOutput([batch, height, width, outputs], 'float32');
  const packed = pack(parts, filter, bias, channels, outputs, turn);
  const address = (tensor: TensorInfo): number => addressOf(backend, tensor);
  const args = [address(x), height, width, channels, packed, outputs, Number(relu), address(y)] as const;
  if (isDirect(channels, outputs)) {
    threadPool.run('convolveDirect', [...args, batch], exports.directScratchBytes(channels));
  } else {
    threadPool.run('convolve', [...args, 1, 0, batch], exports.convolutionScratchBytes(channels));
  }
  return y;
}

/** The address of the packed filter, valid until the next call. */
function pack(
  { backend, exports, threadPool, scratch }: TrainingKernelParts,
  filter: TensorInfo,
  bias: TensorInfo | undefined,
  inputs: number,
  outputs: number,
  turn: boolean,
): number {
  const to = scratch.reserve(4 * packedLength(inputs, outputs));
  if (isDirect(inputs, outputs)) {
    // A few thousand numbers at most, packed as at loading.
    const weights = numbersOf(backend, filter);
    const offsets = bias ? numbersOf(backend, bias) : new Float32Array(outputs);
    const straight = turn ? turned(weights, outputs, inputs) : weights;
    const packed = packFilter(straight, offsets, inputs, outputs);
    new Float32Array(weights.buffer, to, packed.length).set(packed);
    return to;
  }
  const [from, offsets] = [addressOf(backend, filter), bias ? addressOf(backend, bias) : 0];
  const args = [from, offsets, inputs, outputs, Number(turn), to] as const;
  threadPool.run('packFilter', args, exports.packingScratchBytes());
  return to;
}
