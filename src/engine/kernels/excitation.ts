import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { numbersOf } from './heap.ts';

/**
 * `excitation` of `model/kernels.ts` on wasm's memory, in JavaScript: two products with matrices of a few hundred
 * numbers take less time than the four calls of TF.js's kernels.
 */
export function excitationKernel(backend: BackendWasm): KernelFunc {
  return ({ inputs }) => {
    const { z, down, downBias, up, upBias } = inputs as Record<string, TensorInfo>;
    const make = (like: TensorInfo): TensorInfo => backend.makeOutput([1, 1, 1, ...like.shape], 'float32');
    const outputs = [make(downBias!), make(downBias!), make(upBias!), make(upBias!)];
    // After all outputs are created, which may grow the memory and so invalidate views.
    const numbers = (tensor: TensorInfo): Float32Array => numbersOf(backend, tensor);
    const [squeezed, hidden, excited, s] = outputs.map(numbers);
    affine(numbers(z!), numbers(down!), numbers(downBias!), squeezed!);
    hidden!.set(squeezed!.map((value) => Math.max(0, value)));
    affine(hidden!, numbers(up!), numbers(upBias!), excited!);
    s!.set(excited!.map((value) => 1 / (1 + Math.exp(-value))));
    return outputs;
  };
}

/** y = x W + b for x [n], W [n, m], b [m]. */
function affine(x: Float32Array, w: Float32Array, b: Float32Array, y: Float32Array): void {
  for (let o = 0; o < y.length; o++) {
    let sum = b[o]!;
    for (let i = 0; i < x.length; i++) sum += x[i]! * w[i * y.length + o]!;
    y[o] = sum;
  }
}
