import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { isDirect, type ConvolutionOptions } from '../../model/kernels.ts';
import type { KernelExports } from './exports.ts';
import { addressOf, type Scratch } from './heap.ts';

/** `convolution3x3` of `model/kernels.ts` on wasm. */
export function convolutionKernel(
  backend: BackendWasm,
  { convolve, convolveDirect, directScratchBytes, scratchBytes }: KernelExports,
  scratch: Scratch,
): KernelFunc {
  const address = (tensor: TensorInfo): number => addressOf(backend, tensor);
  return ({ inputs, attrs }) => {
    const x = inputs['x']!;
    const filter = inputs['filter']!;
    const { outputs, relu, shuffle: r, pool } = attrs as unknown as Required<ConvolutionOptions>;
    const [, height = 0, width = 0, channels = 0] = x.shape;
    const y = backend.makeOutput([1, height * r, width * r, outputs / (r * r)], 'float32');
    const from = [address(x), height, width, channels, address(filter), outputs, Number(relu)] as const;
    if (isDirect(channels, outputs)) {
      convolveDirect(...from, address(y), scratch.reserve(directScratchBytes(channels)));
      return [y];
    }
    const means = pool ? [backend.makeOutput([1, 1, 1, outputs], 'float32')] : [];
    const room = scratch.reserve(scratchBytes(channels, outputs));
    convolve(...from, r, address(y), means[0] ? address(means[0]) : 0, room);
    return [y, ...means];
  };
}
