import { getKernel, registerKernel, unregisterKernel, type KernelFunc } from '@tensorflow/tfjs-core';
import type { BackendName, KernelBuild } from '../protocol.ts';
import type { Crew } from './crew.ts';

/** Our own kernels on a backend. */
export class InstalledKernels {
  readonly variant: KernelBuild;
  #removed = false;
  readonly #remove: () => void;
  readonly #crew: Crew | undefined;

  /** @param crew the threads that share the work, where there can be several */
  constructor(variant: KernelBuild, remove: () => void, crew?: Crew) {
    this.variant = variant;
    this.#remove = remove;
    this.#crew = crew;
  }

  /** How many threads of the CPU share the work now. */
  get threads(): number {
    return this.#crew?.threads ?? 1;
  }

  /** Why they are fewer than were wanted. */
  get threadLoss(): string | undefined {
    return this.#crew?.loss;
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
 * Registers kernels until the backend goes, and then calls `onGone`; gives back what does both before. Kernels of a
 * backend that went without a word are replaced.
 */
export function register(
  backend: object,
  backendName: BackendName,
  kernels: Readonly<Record<string, KernelFunc>>,
  onGone: () => void = () => undefined,
): () => void {
  let gone = false;
  const unregister = (): void => {
    if (gone) return;
    gone = true;
    onGone();
    for (const [name, kernelFunc] of Object.entries(kernels)) {
      if (getKernel(name, backendName)?.kernelFunc === kernelFunc) unregisterKernel(name, backendName);
    }
  };
  for (const [kernelName, kernelFunc] of Object.entries(kernels)) {
    if (getKernel(kernelName, backendName)) unregisterKernel(kernelName, backendName);
    // TF.js calls this for whichever backend of the name it removes.
    const disposeFunc = (removed: object): void => {
      if (removed === backend) unregister();
    };
    registerKernel({ kernelName, backendName, kernelFunc, disposeFunc });
  }
  return unregister;
}
