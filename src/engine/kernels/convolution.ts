import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { isDirect, type ConvolutionOptions } from '../../model/kernels.ts';
import type { ThreadPool } from './thread-pool.ts';
import type { KernelExports } from './exports.ts';
import { addressOf } from './heap.ts';

/** `convolution3x3` of `model/kernels.ts` on wasm. */
export function convolutionKernel(
  backend: BackendWasm,
  { convolutionScratchBytes, convolutionSumsBytes, directScratchBytes }: KernelExports,
  threadPool: ThreadPool,
): KernelFunc {
  const address = (tensor: TensorInfo): number => addressOf(backend, tensor);
  return ({ inputs, attrs }) => {
    const x = inputs['x']!;
    const filter = inputs['filter']!;
    const { outputs, relu, shuffle: r, pool } = attrs as unknown as Required<ConvolutionOptions>;
    const [batch = 0, height = 0, width = 0, channels = 0] = x.shape;
    const y = backend.makeOutput([batch, height * r, width * r, outputs / (r * r)], 'float32');
    const args = [
      address(x),
      height,
      width,
      channels,
      address(filter),
      outputs,
      Number(relu),
      address(y),
    ] as const;
    if (isDirect(channels, outputs)) {
      threadPool.run('convolveDirect', [...args, batch], directScratchBytes(channels));
      return [y];
    }
    const scratch = convolutionScratchBytes(channels);
    if (!pool) {
      threadPool.run('convolve', [...args, r, 0, batch], scratch);
      return [y];
    }
    const means = backend.makeOutput([batch, 1, 1, outputs], 'float32');
    const sums = convolutionSumsBytes(batch, height, width, outputs);
    threadPool.run('convolve', [...args, r, address(means), batch], scratch, sums);
    return [y, means];
  };
}
