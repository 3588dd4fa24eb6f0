import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { AdamNumbers } from '../../model/kernels.ts';
import type { TrainingKernelParts } from './differentiable-convolution.ts';
import { addressOf } from './heap.ts';
import { float32Bits } from './kernel-calls.ts';

/** `adam` of `model/kernels.ts` on wasm. */
export function adamKernel({ backend, threadPool }: TrainingKernelParts): KernelFunc {
  return ({ inputs, attrs }) => {
    const { value, gradient, first, second } = inputs as Record<string, TensorInfo>;
    const { rate, correction, beta1, beta2, epsilon } = attrs as unknown as AdamNumbers;
    const made = [0, 1, 2].map(() => backend.makeOutput(value!.shape, 'float32'));
    const [p, g, m, v, newP, newM, newV] = [value!, gradient!, first!, second!, ...made].map((tensor) =>
      addressOf(backend, tensor),
    );
    const count = value!.shape.reduce((a, b) => a * b, 1);
    const [r, c, b1, b2, e] = [rate, correction, beta1, beta2, epsilon].map(float32Bits);
    threadPool.run('adam', [p!, g!, m!, v!, newP!, newM!, newV!, count, r!, c!, b1!, b2!, e!]);
    return made;
  };
}
