import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { TrainingKernelParts } from './differentiable-convolution.ts';
import { addressOf } from './heap.ts';
import { float32Bits } from './kernel-calls.ts';

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

/** `mapSums` of `model/kernels.ts` on wasm. */
export function mapSumsKernel({ backend, threadPool }: TrainingKernelParts): KernelFunc {
  return ({ inputs, attrs }) => {
    const x = inputs['x']!;
    const [batch = 0, height = 0, width = 0, channels = 0] = x.shape;
    const sums = backend.makeOutput([batch, 1, 1, channels], 'float32');
    const [from, to] = [addressOf(backend, x), addressOf(backend, sums)];
    const factor = float32Bits(attrs!['factor'] as number);
    threadPool.run('mapSums', [from, to, batch, height * width, channels, factor]);
    return sums;
  };
}

/** `spread` of `model/kernels.ts` on wasm. */
export function spreadKernel({ backend, threadPool }: TrainingKernelParts): KernelFunc {
  return ({ inputs, attrs }) => {
    const sums = inputs['sums']!;
    const { height, width, factor } = attrs as unknown as Record<'height' | 'width' | 'factor', number>;
    const [batch = 0, , , channels = 0] = sums.shape;
    const x = backend.makeOutput([batch, height, width, channels], 'float32');
    const [to, from] = [addressOf(backend, x), addressOf(backend, sums)];
    threadPool.run('spread', [to, from, batch, height * width, channels, float32Bits(factor)]);
    return x;
  };
}
