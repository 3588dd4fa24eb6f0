import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { TrainingKernelParts } from './differentiable-convolution.ts';
import { addressOf } from './heap.ts';
import type { KernelArguments } from './kernel-calls.ts';

/** Tiles that are transformed before they are multiplied: at 32 channels their transforms take 2.7 MB together. */
const mostTiles = 288;

/** `convolutionFilterGradient` of `model/kernels.ts` on wasm, by the adjoint of Winograd's transforms. */
export function filterGradientKernel({ backend, exports, threadPool, scratch }: TrainingKernelParts): KernelFunc {
  return ({ inputs: tensors }) => {
    const { x, dy } = tensors as Record<'x' | 'dy', TensorInfo>;
    const [batch = 0, height = 0, width = 0, inputs = 0] = x.shape;
    const outputs = dy.shape[3]!;
    const all = batch * Math.ceil(height / 4) * Math.ceil(width / 4);
    const run = Math.min(all, mostTiles);
    const gradient = backend.makeOutput([3, 3, inputs, outputs], 'float32');
    const [vBytes, zBytes] = [exports.transformedBytes(run, inputs), exports.transformedBytes(run, outputs)];
    const v = scratch.reserve(vBytes + zBytes + exports.productsBytes(inputs, outputs));
    const [from, to] = [addressOf(backend, x), addressOf(backend, dy)];
    const args = (first: number, tiles: number): KernelArguments['filterGradientTiles'] => [
      ...[from, to, height, width, inputs, outputs, v, v + vBytes, v + vBytes + zBytes] as const,
      first,
      tiles,
      addressOf(backend, gradient),
    ];
    const bytes = exports.filterGradientScratchBytes(inputs, outputs);
    for (let first = 0; first < all; first += run) {
      const tiles = Math.min(run, all - first);
      threadPool.run('filterGradientTiles', args(first, tiles), bytes);
      threadPool.run('filterGradientProducts', args(first, tiles), bytes);
    }
    threadPool.run('filterGradientEnd', args(0, run), bytes);
    return gradient;
  };
}
