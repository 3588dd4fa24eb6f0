import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-wasm';
import { provideBinary } from '../src/engine/backends/wasm-binaries.ts';
import { installKernels } from '../src/engine/kernels/install.ts';
import type { InstalledKernels } from '../src/engine/kernels/installed.ts';
import { enableRelaxedSimd } from './relaxed-simd.ts';

/** The backends that run in Node, on which the model is tested without a browser. */
export const nodeBackends = ['cpu', 'wasm'] as const;

/** They, and wasm with each build of our own kernels. */
export const nodeComputers = [...nodeBackends, 'wasm + simd', 'wasm + relaxed-simd'] as const;

let kernels: InstalledKernels | undefined;

/** Makes `name` the current TF.js backend; wasm finds its binary in its npm package. */
export async function useBackend(name: (typeof nodeComputers)[number]): Promise<void> {
  kernels?.remove();
  kernels = undefined;
  const withdraw = await provideBinary('simd');
  const started = await tf.setBackend(name === 'cpu' ? 'cpu' : 'wasm');
  withdraw();
  if (!started) throw new Error(`The ${name} backend does not start here.`);
  if (name !== 'wasm + simd' && name !== 'wasm + relaxed-simd') return;
  enableRelaxedSimd();
  const variant = name === 'wasm + simd' ? 'simd' : 'relaxed-simd';
  kernels = await installKernels(tf.backend() as BackendWasm, { variants: [variant] });
  if (!kernels) throw new Error(`This machine does not run the ${variant} kernels.`);
}
