import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { env } from '@tensorflow/tfjs-core';
import { maximumPages } from '../kernel-variants.ts';
import { withSharedMemory } from './shared-memory.ts';

/**
 * Sets the URLs of the wasm binaries that TF.js loads from now on: on the site, or in Node's package; with `shared`, of
 * the SIMD binary changed to a shared memory, where that is possible. Returns a function that frees such a binary, to be
 * called once the backend has been created.
 *
 * The multi-threaded build of TF.js is not used: its threads would not run our kernels, and it hangs when minified.
 */
export async function setBinaryUrls(shared: boolean): Promise<() => void> {
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  const { wasmFiles, readWasm } = await (env().getBool('IS_BROWSER')
    ? import('./wasm-files.ts')
    : import('./wasm-files-in-node.ts'));
  const binary = shared ? await sharedBinary(() => readWasm(wasmFiles.simd)) : undefined;
  if (!binary) {
    setWasmPaths(named(wasmFiles.plain, wasmFiles.simd));
    return () => undefined;
  }
  const url = URL.createObjectURL(new Blob([binary], { type: 'application/wasm' }));
  // `true`: TF.js fetches it itself; in Node, Emscripten would take the URL for a file name.
  setWasmPaths(named(url, url), true);
  return () => URL.revokeObjectURL(url);
}

/** TF.js requires a URL for the threaded build too, which is never loaded. */
const named = (plain: string, simd: string) => ({
  'tfjs-backend-wasm.wasm': plain,
  'tfjs-backend-wasm-simd.wasm': simd,
  'tfjs-backend-wasm-threaded-simd.wasm': simd,
});

/** Undefined without SIMD, or where the address space does not hold the maximum size that shared memory reserves. */
async function sharedBinary(
  read: () => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!(await env().getAsync('WASM_HAS_SIMD_SUPPORT'))) return undefined;
  try {
    new WebAssembly.Memory({ initial: 1, maximum: maximumPages, shared: true });
    const binary = withSharedMemory(await read());
    return WebAssembly.validate(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}
