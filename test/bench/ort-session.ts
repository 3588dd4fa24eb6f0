import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { env, InferenceSession } from 'onnxruntime-web/wasm';

/** A session of onnxruntime-web on its wasm backend, in this thread alone. */
export async function ortSession(model: Uint8Array): Promise<InferenceSession> {
  env.wasm.numThreads = 1;
  env.wasm.wasmPaths = `${dirname(createRequire(import.meta.url).resolve('onnxruntime-web/wasm'))}/`;
  return InferenceSession.create(model, { executionProviders: ['wasm'], graphOptimizationLevel: 'all' });
}
