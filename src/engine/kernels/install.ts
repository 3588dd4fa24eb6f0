import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { getKernel, registerKernel, unregisterKernel, type KernelFunc } from '@tensorflow/tfjs-core';
import { kernelNames } from '../../model/kernels.ts';
import { kernelBinary } from './binary.ts';
import { convolutionKernel } from './convolution.ts';
import { excitationKernel } from './excitation.ts';
import type { KernelExports } from './exports.ts';
import { heapOf, Scratch } from './heap.ts';
import { scaleAddKernel } from './scale-add.ts';
import { kernelVariants, type KernelVariant } from './variants.ts';

/** Our own kernels on a wasm backend. */
export class InstalledKernels {
  readonly variant: KernelVariant;
  #removed = false;
  readonly #remove: () => void;

  constructor(variant: KernelVariant, remove: () => void) {
    this.variant = variant;
    this.#remove = remove;
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
 * Gives a wasm backend our own kernels, in the first of `variants` that this machine runs; they go with the backend.
 * Undefined where it runs none of them.
 */
export async function installKernels(
  backend: BackendWasm,
  variants: readonly KernelVariant[] = kernelVariants,
): Promise<InstalledKernels | undefined> {
  for (const variant of variants) {
    const binary = await kernelBinary(variant);
    if (!WebAssembly.validate(binary)) continue;
    const heap = heapOf(backend);
    const { instance } = await WebAssembly.instantiate(binary, { env: { memory: heap.asm.memory } });
    const exports = instance.exports as unknown as KernelExports;
    const scratch = new Scratch(heap);
    const unregister = register(backend, {
      [kernelNames.convolution]: convolutionKernel(backend, exports, scratch),
      [kernelNames.excitation]: excitationKernel(backend),
      [kernelNames.scaleAdd]: scaleAddKernel(backend, exports),
    });
    return new InstalledKernels(variant, () => {
      unregister();
      scratch.free();
    });
  }
  return undefined;
}

/**
 * Registers kernels until the backend goes; gives back what unregisters them before. Kernels of a backend that went
 * without a word are replaced.
 */
function register(backend: BackendWasm, kernels: Readonly<Record<string, KernelFunc>>): () => void {
  const unregister = (): void => {
    for (const [name, kernelFunc] of Object.entries(kernels)) {
      if (getKernel(name, 'wasm')?.kernelFunc === kernelFunc) unregisterKernel(name, 'wasm');
    }
  };
  for (const [kernelName, kernelFunc] of Object.entries(kernels)) {
    if (getKernel(kernelName, 'wasm')) unregisterKernel(kernelName, 'wasm');
    // TF.js calls this for whichever wasm backend it removes.
    const disposeFunc = (gone: object): void => {
      if (gone === backend) unregister();
    };
    registerKernel({ kernelName, backendName: 'wasm', kernelFunc, disposeFunc });
  }
  return unregister;
}
