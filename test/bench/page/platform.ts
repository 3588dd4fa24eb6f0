import asyncifyMjs from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import asyncifyWasm from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import mjs from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import type { Platform } from '../worker/platform.ts';
import x2 from '../../../weights/rcan-x2.safetensors?url';
import x3 from '../../../weights/rcan-x3.safetensors?url';
import x4 from '../../../weights/rcan-x4.safetensors?url';

const weights = { 2: x2, 3: x3, 4: x4 };

/** What a worker of the page finds where the page was loaded from. */
export const platform: Platform = {
  async weights(scale) {
    const response = await fetch(weights[scale]);
    if (!response.ok) throw new Error(`The weights did not load: ${response.status}.`);
    return response.arrayBuffer();
  },
  // Workers resolve addresses against their own, onnxruntime-web's threads against something else.
  ortFiles: (backend) =>
    Promise.resolve(
      backend === 'wasm'
        ? { mjs: absolute(mjs), wasm: absolute(wasm) }
        : { mjs: absolute(asyncifyMjs), wasm: absolute(asyncifyWasm) },
    ),
};

function absolute(address: string): string {
  return new URL(address, import.meta.url).href;
}
