import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc } from '@tensorflow/tfjs-core';
import type { ConvolutionOptions } from '../../model/kernels.ts';
import type { KernelExports } from './exports.ts';
import { addressOf, type Scratch } from './heap.ts';

/** `convolution3x3` of `model/kernels.ts` on wasm. */
export function convolutionKernel(
  backend: BackendWasm,
  { convolve, scratchBytes }: KernelExports,
  scratch: Scratch,
): KernelFunc {
  return ({ inputs, attrs }) => {
    const x = inputs['x']!;
    const { outputs, relu, shuffle: r, pool } = attrs as unknown as Required<ConvolutionOptions>;
    const [, height = 0, width = 0, channels = 0] = x.shape;
    const y = backend.makeOutput([1, height * r, width * r, outputs / (r * r)], 'float32');
    const means = pool ? backend.makeOutput([1, 1, 1, outputs], 'float32') : undefined;
    convolve(
      addressOf(backend, x),
      height,
      width,
      channels,
      addressOf(backend, inputs['filter']!),
      outputs,
      Number(relu),
      r,
      addressOf(backend, y),
      means ? addressOf(backend, means) : 0,
      scratch.reserve(scratchBytes(channels, outputs)),
    );
    return means ? [y, means] : [y];
  };
}
