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
    const batch = z!.shape[0]!;
    const make = (like: TensorInfo): TensorInfo =>
      backend.makeOutput([batch, 1, 1, ...like.shape], 'float32');
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

/** `excitationGradient` of `model/kernels.ts`, in JavaScript too. */
export function excitationGradientKernel(backend: BackendWasm): KernelFunc {
  return ({ inputs }) => {
    const { ds, z, hidden, s, down, up } = inputs as Record<string, TensorInfo>;
    const [narrow, wide] = [hidden!.shape[3]!, s!.shape[3]!];
    const shapes = [z!.shape, down!.shape, [narrow], up!.shape, [wide]];
    const outputs = shapes.map((shape) => backend.makeOutput(shape, 'float32'));
    const numbers = (tensor: TensorInfo): Float32Array => numbersOf(backend, tensor);
    const [dz, dDown, dDownBias, dUp, dUpBias] = outputs.map(numbers);
    const [factors, relu] = [numbers(s!), numbers(hidden!)];
    // Of W_U's result and of W_D's.
    const dExcited = numbers(ds!).map((value, i) => value * factors[i]! * (1 - factors[i]!));
    const dSqueezed = new Float32Array(relu.length);
    affineGradient(relu, numbers(up!), dExcited, { x: dSqueezed, w: dUp!, b: dUpBias! });
    dSqueezed.forEach((_, i) => {
      if (relu[i]! <= 0) dSqueezed[i] = 0;
    });
    affineGradient(numbers(z!), numbers(down!), dSqueezed, { x: dz!, w: dDown!, b: dDownBias! });
    return outputs;
  };
}

/** Each row of y = that of x times W, plus b: x [rows, n], W [n, m], b [m], y [rows, m]. */
function affine(x: Float32Array, w: Float32Array, b: Float32Array, y: Float32Array): void {
  const inputs = w.length / b.length;
  for (let at = 0, from = 0; at < y.length; at += b.length, from += inputs) {
    for (let o = 0; o < b.length; o++) {
      let sum = b[o]!;
      for (let i = 0; i < inputs; i++) sum += x[from + i]! * w[i * b.length + o]!;
      y[at + o] = sum;
    }
  }
}

/** The gradients of `affine`, from that of y. */
function affineGradient(
  x: Float32Array,
  w: Float32Array,
  dy: Float32Array,
  gradients: { readonly x: Float32Array; readonly w: Float32Array; readonly b: Float32Array },
): void {
  const outputs = gradients.b.length;
  const inputs = w.length / outputs;
  gradients.w.fill(0);
  gradients.b.fill(0);
  for (let at = 0, from = 0; at < dy.length; at += outputs, from += inputs) {
    for (let o = 0; o < outputs; o++) gradients.b[o]! += dy[at + o]!;
    for (let i = 0; i < inputs; i++) {
      let sum = 0;
      for (let o = 0; o < outputs; o++) {
        sum += w[i * outputs + o]! * dy[at + o]!;
        gradients.w[i * outputs + o]! += x[from + i]! * dy[at + o]!;
      }
      gradients.x[from + i] = sum;
    }
  }
}
