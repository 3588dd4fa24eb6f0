import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { getKernel, registerKernel, unregisterKernel, type KernelFunc } from '@tensorflow/tfjs-core';
import { kernelNames } from '../../model/kernels.ts';
import { kernelBinary } from './binary.ts';
import { convolutionKernel } from './convolution.ts';
import { excitationKernel } from './excitation.ts';
import { Crew, type CrewOptions } from './crew.ts';
import type { KernelExports } from './exports.ts';
import { heapOf, type WasmHeap } from './heap.ts';
import { scaleAddKernel } from './scale-add.ts';
import { kernelVariants, type KernelVariant, type MemoryKind } from './variants.ts';

export interface InstallOptions extends CrewOptions {
  /** The builds to try, in this order; all when absent. */
  readonly variants?: readonly KernelVariant[];
  /** Threads to share the work, this one included; one when absent. More than one need a shared memory. */
  readonly threads?: number;
}

/** Our own kernels on a wasm backend. */
export class InstalledKernels {
  readonly variant: KernelVariant;
  #removed = false;
  readonly #crew: Crew;
  readonly #remove: () => void;

  constructor(variant: KernelVariant, crew: Crew, remove: () => void) {
    this.variant = variant;
    this.#crew = crew;
    this.#remove = remove;
  }

  /** How many threads share the work now. */
  get threads(): number {
    return this.#crew.threads;
  }

  /** Why they are fewer than were wanted. */
  get threadLoss(): string | undefined {
    return this.#crew.loss;
  }

  get removed(): boolean {
    return this.#removed;
  }

  /** Leaves the backend with the kernels of TF.js. Networks built before cannot run any more. */
  remove(): void {
    if (this.#removed) return;
    this.#removed = true;
    this.#remove();
  }
}

/**
 * Gives a wasm backend our own kernels, in the first build that this machine runs; they go with the backend, and so
 * do the threads that help. Undefined where it runs none of them.
 */
export async function installKernels(
  backend: BackendWasm,
  { variants = kernelVariants, threads = 1, ...options }: InstallOptions = {},
): Promise<InstalledKernels | undefined> {
  const heap = heapOf(backend);
  for (const variant of variants) {
    const binary = await kernelBinary(variant, memoryKind(heap));
    if (!WebAssembly.validate(binary)) continue;
    const { module, instance } = await WebAssembly.instantiate(binary, { env: { memory: heap.asm.memory } });
    const exports = instance.exports as unknown as KernelExports;
    const crew = new Crew(heap, exports, options);
    if (threads > 1) await crew.enlist(module, threads - 1);
    const kernels = {
      [kernelNames.convolution]: convolutionKernel(backend, exports, crew),
      [kernelNames.excitation]: excitationKernel(backend),
      [kernelNames.scaleAdd]: scaleAddKernel(backend, crew),
    };
    const unregister = register(backend, kernels, () => crew.dispose());
    return new InstalledKernels(variant, crew, unregister);
  }
  return undefined;
}

function memoryKind({ asm }: WasmHeap): MemoryKind {
  const isShared = typeof SharedArrayBuffer !== 'undefined' && asm.memory.buffer instanceof SharedArrayBuffer;
  return isShared ? 'shared' : 'own';
}

/**
 * Registers kernels until the backend goes, and then calls `onGone`; gives back what does both before. Kernels of a
 * backend that went without a word are replaced.
 */
function register(
  backend: BackendWasm,
  kernels: Readonly<Record<string, KernelFunc>>,
  onGone: () => void,
): () => void {
  let gone = false;
  const unregister = (): void => {
    if (gone) return;
    gone = true;
    onGone();
    for (const [name, kernelFunc] of Object.entries(kernels)) {
      if (getKernel(name, 'wasm')?.kernelFunc === kernelFunc) unregisterKernel(name, 'wasm');
    }
  };
  for (const [kernelName, kernelFunc] of Object.entries(kernels)) {
    if (getKernel(kernelName, 'wasm')) unregisterKernel(kernelName, 'wasm');
    // TF.js calls this for whichever wasm backend it removes.
    const disposeFunc = (removed: object): void => {
      if (removed === backend) unregister();
    };
    registerKernel({ kernelName, backendName: 'wasm', kernelFunc, disposeFunc });
  }
  return unregister;
}
