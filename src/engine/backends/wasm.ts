import '@tensorflow/tfjs-backend-wasm';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { findBackendFactory } from '@tensorflow/tfjs-core';
import { ReaderError } from '../../image/reader-error.ts';
import { heapOf, numbersOf, type WasmHeap } from '../kernels/heap.ts';
import { installKernels, type InstallOptions } from '../kernels/install.ts';
import type { CreatedBackend } from './backend.ts';
import { threadCount } from './thread-count.ts';
import { offerBinaries } from './wasm-binaries.ts';

// The package exports no way to create its backend but the factory that it registers on import.
const factory = findBackendFactory('wasm');

/**
 * TF.js on WebAssembly, on one thread; where the machine has SIMD with kernels of our own, on as many threads as it
 * has to share their work, unless others are asked for.
 */
export async function create(options: InstallOptions = {}): Promise<CreatedBackend> {
  const { threads = threadCount() } = options;
  const kernels = await createTfjs(threads > 1);
  const wasm = heapOf(kernels);
  // At its first call, Emscripten's `malloc` puts another function in its own place: after that it can be replaced.
  wasm._free(wasm._malloc(1));
  const makeRoom = roomMaker(wasm);
  throwWhenFull(wasm);
  const ownKernels = await installKernels(kernels, { ...options, threads });
  return {
    kernels,
    precision: 'float32',
    view: (tensor) => numbersOf(kernels, tensor),
    makeRoom,
    ...(ownKernels && { ownKernels }),
  };
}

async function createTfjs(shared: boolean): Promise<BackendWasm> {
  const withdraw = await offerBinaries(shared);
  try {
    return (await factory()) as BackendWasm;
  } finally {
    withdraw();
  }
}

/**
 * Lets the heap grow once to what a run needs. Tensor by tensor it grows by a fifth more each time, and where a large
 * tensor finds no gap between small ones that are no longer there, it comes to twice the need (measured).
 */
function roomMaker(wasm: WasmHeap): (tensorBytes: number) => void {
  const malloc = wasm._malloc.bind(wasm);
  return (tensorBytes) => {
    // The gaps that are left come to one part in five; what else a run needs is small.
    const address = malloc(1.2 * tensorBytes + 2 ** 20);
    if (address !== 0) wasm._free(address);
  };
}

/**
 * A full heap makes `malloc` return 0. TF.js then writes at address 0, over what lies there, and goes on with
 * wrong numbers: the run must end instead.
 */
function throwWhenFull(wasm: WasmHeap): void {
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
