import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';

/** The parts of Emscripten's module that TF.js's types leave out. */
export interface WasmHeap {
  _malloc(bytes: number): number;
  _free(address: number): void;
  readonly HEAPU8: Uint8Array;
  readonly asm: { readonly memory: WebAssembly.Memory };
}

/** The Emscripten module of a wasm backend. */
export function heapOf(backend: BackendWasm): WasmHeap {
  return backend.wasm as unknown as WasmHeap;
}

/** Byte address of a tensor's data in the backend's memory. */
export function addressOf(backend: BackendWasm, { dataId }: TensorInfo): number {
  return backend.dataIdMap.get(dataId).memoryOffset;
}

/** A view of a tensor's data. Valid only until the next tensor is created, which may grow the memory. */
export function numbersOf(backend: BackendWasm, tensor: TensorInfo): Float32Array {
  return backend.typedArrayFromHeap(tensor) as Float32Array;
}

/** Scratch memory of one backend, as large as its largest use so far, freed with the backend. */
export class Scratch {
  readonly #heap: WasmHeap;
  #address = 0;
  #bytes = 0;

  constructor(heap: WasmHeap) {
    this.#heap = heap;
  }

  /** The address of at least `bytes` bytes of undefined content, aligned to a cache line. */
  reserve(bytes: number): number {
    if (bytes > this.#bytes) {
      this.free();
      this.#address = this.#heap._malloc(bytes + cacheLine) >>> 0;
      this.#bytes = bytes;
    }
    return Math.ceil(this.#address / cacheLine) * cacheLine;
  }

  /** Frees the memory; `reserve` allocates again. */
  free(): void {
    if (this.#bytes > 0) this.#heap._free(this.#address);
    this.#bytes = 0;
  }
}

const cacheLine = 64;
