import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { env } from '@tensorflow/tfjs-core';
import { maximumPages } from '../kernel-variants.ts';
import { withSharedMemory } from './shared-memory.ts';

/**
 * Says where TF.js finds the binaries of the backends that it creates from now on: on the site, or in Node's package;
 * or, when threads are to share the backend's memory, its binary for SIMD made for such a memory. Where there cannot
 * be any, the memory will be one thread's own. Gives back what is to be called when the backend has been created.
 *
 * TF.js has a build with threads of its own. They would help none of our kernels, and it hangs once it is minified.
 */
export async function offerBinaries(shared: boolean): Promise<() => void> {
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
  // Fetched by TF.js rather than Emscripten, which in Node would look for a file of that name.
  setWasmPaths(named(url, url), true);
  return () => URL.revokeObjectURL(url);
}

/** TF.js wants a name for the threaded build too, which it is never asked for. */
const named = (plain: string, simd: string) => ({
  'tfjs-backend-wasm.wasm': plain,
  'tfjs-backend-wasm-simd.wasm': simd,
  'tfjs-backend-wasm-threaded-simd.wasm': simd,
});

/** Undefined where this machine has no SIMD, or no room in its addresses for a memory that cannot be moved. */
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
