import { setWasmPaths, type BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { env, findBackendFactory } from '@tensorflow/tfjs-core';
import { ReaderError } from '../../image/reader-error.ts';
import { heapOf } from '../kernels/heap.ts';
import { installKernels } from '../kernels/install.ts';
import type { CreatedBackend } from './backend.ts';

// The package exports no way to create its backend but the factory that it registers on import.
const factory = findBackendFactory('wasm');

/** TF.js on WebAssembly, with kernels of our own where the machine has SIMD, on one thread. */
export async function create(): Promise<CreatedBackend> {
  // Threads need a cross-origin isolated page, and the threaded build hangs once it is minified.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  // In Node the package finds its binaries beside itself.
  if (env().getBool('IS_BROWSER')) setWasmPaths((await import('./wasm-files.ts')).wasmFiles);
  const kernels = (await factory()) as BackendWasm;
  throwWhenFull(kernels);
  const ownKernels = await installKernels(kernels);
  return { kernels, precision: 'float32', ...(ownKernels && { ownKernels }) };
}

/**
 * A full heap makes `malloc` return 0. TF.js then writes at address 0, over what lies there, and goes on with
 * wrong numbers: the run must end instead.
 */
function throwWhenFull(kernels: BackendWasm): void {
  const wasm = heapOf(kernels);
  const malloc = wasm._malloc.bind(wasm);
  wasm._malloc = (bytes: number) => {
    const address = malloc(bytes);
    if (address === 0 && bytes > 0) {
      const mebibytes = Math.round(wasm.HEAPU8.byteLength / 2 ** 20);
      throw new ReaderError(
        'out-of-memory',
        `wasm has used up its memory (${mebibytes} MiB). Choose a smaller picture or crop, or record fewer sites.`,
        { limit: mebibytes },
      );
    }
    return address;
  };
}
