import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { env } from '@tensorflow/tfjs-core';
import { maximumPages } from '../kernel-variants.ts';
import { withSharedMemory } from './shared-memory.ts';

/** Forms of TF.js's WebAssembly binary, the fastest first: with SIMD in a memory that threads share, with SIMD, without. */
export const wasmForms = ['shared', 'simd', 'plain'] as const;

export type WasmForm = (typeof wasmForms)[number];

/**
 * Has TF.js load the binary in this form from now on. Returns a function that frees it, to be called once the backend
 * has been created. Rejects when it cannot be fetched, and where it does not compile or cannot have the memory: TF.js
 * itself would wait for it for ever.
 *
 * The multi-threaded build of TF.js is not used: its threads would not run our kernels, and it hangs when minified.
 */
export async function provideBinary(form: WasmForm): Promise<() => void> {
  const { wasmFiles, readWasm } = await (env().getBool('IS_BROWSER')
    ? import('./wasm-files.ts')
    : import('./wasm-files-in-node.ts'));
  const binary = await readWasm(form === 'plain' ? wasmFiles.plain : wasmFiles.simd);
  const provided = form === 'shared' ? withSharedMemory(binary) : binary;
  await WebAssembly.compile(provided);
  reserveAddresses(form);
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  env().set('WASM_HAS_SIMD_SUPPORT', form !== 'plain');
  const url = URL.createObjectURL(new Blob([provided], { type: 'application/wasm' }));
  // `true`: TF.js fetches it itself; in Node, Emscripten would take the URL for a file name.
  setWasmPaths(
    {
      'tfjs-backend-wasm.wasm': url,
      'tfjs-backend-wasm-simd.wasm': url,
      // TF.js requires a URL for the threaded build too, which is never loaded.
      'tfjs-backend-wasm-threaded-simd.wasm': url,
    },
    true,
  );
  return () => URL.revokeObjectURL(url);
}

/**
 * Throws where a memory cannot be had as the binary declares it, or cannot grow. A shared one reserves its maximum,
 * which not every address space holds.
 */
function reserveAddresses(form: WasmForm): void {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: maximumPages, shared: form === 'shared' });
  memory.grow(1);
}
