import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc } from '@tensorflow/tfjs-core';
import type { KernelExports } from './exports.ts';
import { addressOf } from './heap.ts';

/** `scaleAdd` of `model/kernels.ts` on wasm. */
export function scaleAddKernel(backend: BackendWasm, { scaleAdd }: KernelExports): KernelFunc {
  return ({ inputs }) => {
    const x = inputs['x']!;
    const [, height = 0, width = 0, channels = 0] = x.shape;
    const y = backend.makeOutput(x.shape, 'float32');
    const [from, s, shortcut, to] = [x, inputs['s']!, inputs['shortcut']!, y].map((t) =>
      addressOf(backend, t),
    );
    scaleAdd(from!, s!, shortcut!, to!, height * width, channels);
    return y;
  };
}
