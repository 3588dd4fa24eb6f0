import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** The backends that run in Node, on which the model is tested without a browser. */
export const nodeBackends = ['cpu', 'wasm'] as const;

/** Makes `name` the current TF.js backend; wasm finds its binary in its npm package. */
export async function useBackend(name: (typeof nodeBackends)[number]): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(`${dirname(entry)}/`);
  if (!(await tf.setBackend(name))) throw new Error(`The ${name} backend does not start here.`);
}
