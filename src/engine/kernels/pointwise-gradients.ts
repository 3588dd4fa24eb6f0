import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { TrainingKernelParts } from './differentiable-convolution.ts';
import { addressOf } from './heap.ts';

/** `reluGradient` of `model/kernels.ts` on wasm. */
export function reluGradientKernel({ backend, threadPool }: TrainingKernelParts): KernelFunc {
  return ({ inputs }) => {
    const { dy, y } = inputs as Record<'dy' | 'y', TensorInfo>;
    const dx = backend.makeOutput(dy.shape, 'float32');
    const [from, above, to] = [dy, y, dx].map((tensor) => addressOf(backend, tensor));
    threadPool.run('reluGradient', [from!, above!, to!, dy.shape.reduce((a, b) => a * b)]);
    return dx;
  };
}

/** `channelProducts` of `model/kernels.ts` on wasm. */
export function channelProductsKernel({ backend, threadPool }: TrainingKernelParts): KernelFunc {
  return ({ inputs }) => {
    const { a, b } = inputs as Record<'a' | 'b', TensorInfo>;
    const [batch = 0, height = 0, width = 0, channels = 0] = a.shape;
    const sums = backend.makeOutput([batch, 1, 1, channels], 'float32');
    const [left, right, to] = [a, b, sums].map((tensor) => addressOf(backend, tensor));
    threadPool.run('channelProducts', [left!, right!, to!, batch, height * width, channels]);
    return sums;
  };
}
