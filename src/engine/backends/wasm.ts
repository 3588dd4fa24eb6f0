import '@tensorflow/tfjs-backend-wasm';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { findBackendFactory } from '@tensorflow/tfjs-core';
import { ReaderError } from '../../image/reader-error.ts';
import { heapOf, numbersOf, type WasmHeap } from '../kernels/heap.ts';
import { installKernels, type InstallOptions } from '../kernels/install.ts';
import type { CreatedBackend } from './backend.ts';
import { threadCount } from './thread-count.ts';
import { provideBinary, wasmForms, type WasmForm } from './wasm-binaries.ts';

// The package exports no way to create its backend but the factory that it registers on import.
const factory = findBackendFactory('wasm');

/**
 * TF.js on WebAssembly, on one thread; where there is SIMD, with our own kernels, on `threadCount()` threads unless
 * `options` say otherwise. A form of it that fails gives way to the next: a memory that threads share, SIMD on one
 * thread, no SIMD. Rejects with why the last one failed.
 */
export async function create(options: InstallOptions = {}): Promise<CreatedBackend> {
  const { threads = threadCount() } = options;
  let failure: unknown;
  for (const form of wasmForms.slice(threads > 1 ? 0 : 1)) {
    try {
      if (form === 'shared') return await createForm(form, { ...options, threads });
      const threadLoss = threads > 1 ? reasonOf(failure) : undefined;
      return await createForm(form, { ...options, threads: 1, threadLoss });
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function createForm(form: WasmForm, options: InstallOptions): Promise<CreatedBackend> {
  const kernels = await createTfjs(form);
  const wasm = heapOf(kernels);
  // Emscripten's `malloc` replaces itself at its first call: only after that can it be wrapped.
  wasm._free(wasm._malloc(1));
  const reserveMemory = memoryReserver(wasm);
  throwWhenFull(wasm);
  const ownKernels = await installKernels(kernels, options);
  if (form === 'shared' && !ownKernels) {
    kernels.dispose();
    throw new Error('the kernels do not run in a shared memory here');
  }
  return {
    kernels,
    precision: 'float32',
    view: (tensor) => numbersOf(kernels, tensor),
    reserveMemory,
    ...(ownKernels && { ownKernels }),
  };
}

async function createTfjs(form: WasmForm): Promise<BackendWasm> {
  const withdraw = await provideBinary(form);
  try {
    return (await factory()) as BackendWasm;
  } finally {
    withdraw();
  }
}

/**
 * Grows the heap once to what a run needs. Growing tensor by tensor, a fifth more each time, leaves gaps too small for
 * the next tensor and ends at twice the need (measured).
 */
function memoryReserver(wasm: WasmHeap): (tensorBytes: number) => void {
  const malloc = wasm._malloc.bind(wasm);
  return (tensorBytes) => {
    // Remaining gaps take up to a fifth; small tensors fit into the extra MiB.
    const address = malloc(1.2 * tensorBytes + 2 ** 20);
    if (address !== 0) wasm._free(address);
  };
}

/**
 * Makes `malloc` throw `ReaderError` 'out-of-memory' on a full heap. It returns 0 there, and TF.js would write at
 * address 0, over other data, and compute wrong numbers.
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
