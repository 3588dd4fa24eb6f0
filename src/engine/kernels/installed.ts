import { getKernel, registerKernel, unregisterKernel, type KernelFunc } from '@tensorflow/tfjs-core';
import type { BackendName, KernelBuild } from '../protocol.ts';
import type { Crew } from './crew.ts';

export interface KernelOptions {
  /** The threads that share the work, where there can be several. */
  readonly crew?: Crew | undefined;
  /** For kernels that keep maps in float16: puts such in their place that do not. Rejects when there are none. */
  readonly widen?: () => Promise<void>;
}

/** Our own kernels on a backend. */
export class InstalledKernels {
  readonly variant: KernelBuild;
  #removed = false;
  readonly #remove: () => void;
  readonly #crew: Crew | undefined;
  #widen: (() => Promise<void>) | undefined;

  constructor(variant: KernelBuild, remove: () => void, { crew, widen }: KernelOptions = {}) {
    this.variant = variant;
    this.#remove = remove;
    this.#crew = crew;
    this.#widen = widen;
  }

  /** What they keep feature maps in. */
  get precision(): 'float32' | 'float16' {
    return this.#widen && !this.#removed ? 'float16' : 'float32';
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

  /** Does without what may be wrong here: first without float16, then without our kernels. For no network to be built. */
  async fallBack(): Promise<void> {
    const widen = this.#widen;
    this.#widen = undefined;
    if (widen) await widen().catch(() => this.remove());
    else this.remove();
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
