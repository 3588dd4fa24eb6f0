import { getKernel, registerKernel, unregisterKernel, type KernelFunc } from '@tensorflow/tfjs-core';
import type { BackendName, KernelBuild } from '../protocol.ts';

/** Our own kernels on a backend. */
export class InstalledKernels {
  readonly variant: KernelBuild;
  #removed = false;
  readonly #remove: () => void;

  constructor(variant: KernelBuild, remove: () => void) {
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
 * Registers kernels until the backend goes; gives back what unregisters them before. Kernels of a backend that went
 * without a word are replaced.
 */
export function register(
  backend: object,
  backendName: BackendName,
  kernels: Readonly<Record<string, KernelFunc>>,
): () => void {
  const unregister = (): void => {
    for (const [name, kernelFunc] of Object.entries(kernels)) {
      if (getKernel(name, backendName)?.kernelFunc === kernelFunc) unregisterKernel(name, backendName);
    }
  };
  for (const [kernelName, kernelFunc] of Object.entries(kernels)) {
    if (getKernel(kernelName, backendName)) unregisterKernel(kernelName, backendName);
    // TF.js calls this for whichever backend of the name it removes.
    const disposeFunc = (gone: object): void => {
      if (gone === backend) unregister();
    };
    registerKernel({ kernelName, backendName, kernelFunc, disposeFunc });
  }
  return unregister;
}
