import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { env } from '@tensorflow/tfjs-core';
import { maximumPages } from '../kernel-variants.ts';
import { withSharedMemory } from './shared-memory.ts';

/** Forms of TF.js's WebAssembly binary, the fastest first: with SIMD in a memory that threads share, with SIMD, without. */
export const wasmForms = ['shared', 'simd', 'plain'] as const;

export type WasmForm = (typeof wasmForms)[number];

/**
 * Has TF.js load the binary in this form from now on. Returns a function to be called once the backend has been
 * created. Rejects when it cannot be fetched, and where it does not compile or cannot have the memory: TF.js
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
  // TF.js requires a path of each build, of the threaded one too, which is never loaded. `true`: it asks its platform.
  const name = `tfjs-backend-wasm-${form}.wasm`;
  setWasmPaths(
    {
      'tfjs-backend-wasm.wasm': name,
      'tfjs-backend-wasm-simd.wasm': name,
      'tfjs-backend-wasm-threaded-simd.wasm': name,
    },
    true,
  );
  return answerFetches(provided);
}

/**
 * Answers what TF.js fetches with these bytes, until the function that is returned is called. The URL of a blob would do
 * as well where the page's Content-Security-Policy allows it; where it does not, TF.js would wait for ever.
 */
function answerFetches(bytes: Uint8Array<ArrayBuffer>): () => void {
  const environment = env();
  const { platform } = environment;
  const fetch = (): Promise<Response> => Promise.resolve(new Response(bytes));
  environment.platform = Object.create(platform, { fetch: { value: fetch } }) as typeof platform;
  return () => (environment.platform = platform);
}

/**
 * Throws where a memory cannot be had as the binary declares it, or cannot grow. A shared one reserves its maximum,
 * which not every address space holds.
 */
function reserveAddresses(form: WasmForm): void {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: maximumPages, shared: form === 'shared' });
  memory.grow(1);
}
