import { getKernel, registerKernel, unregisterKernel, type KernelFunc } from '@tensorflow/tfjs-core';
import type { BackendName, KernelBuild } from '../protocol.ts';
import type { ThreadPool } from './thread-pool.ts';

export interface KernelOptions {
  /** The threads that the kernels run on, where there can be several. */
  readonly threadPool?: ThreadPool | undefined;
  /** Why they cannot run on several threads. */
  readonly threadLoss?: string | undefined;
  /** Replaces kernels that keep maps in float16 by those that keep float32. Rejects when these do not compile. */
  readonly widen?: () => Promise<void>;
}

/** Our own kernels on a backend. */
export class InstalledKernels {
  readonly variant: KernelBuild;
  #removed = false;
  readonly #remove: () => void;
  readonly #threadPool: ThreadPool | undefined;
  readonly #threadLoss: string | undefined;
  #widen: (() => Promise<void>) | undefined;

  constructor(variant: KernelBuild, remove: () => void, { threadPool, threadLoss, widen }: KernelOptions = {}) {
    this.variant = variant;
    this.#remove = remove;
    this.#threadPool = threadPool;
    this.#threadLoss = threadLoss;
    this.#widen = widen;
  }

  /** Number format of their feature maps. */
  get precision(): 'float32' | 'float16' {
    return this.#widen && !this.#removed ? 'float16' : 'float32';
  }

  /** Count of CPU threads that run them now. */
  get threads(): number {
    return this.#threadPool?.threads ?? 1;
  }

  /** Why there are fewer threads than were asked for. */
  get threadLoss(): string | undefined {
    return this.#threadPool?.loss ?? this.#threadLoss;
  }

  /** Whether the backend has the kernels of TF.js instead. */
  get removed(): boolean {
    return this.#removed;
  }

  /** Falls back to float32 maps, or if they are float32 to TF.js's kernels. No network may exist on the backend. */
  async fallBack(): Promise<void> {
    const widen = this.#widen;
    this.#widen = undefined;
    if (widen) await widen().catch(() => this.remove());
    else this.remove();
  }

  /** Removes them, so that TF.js's kernels run. Networks built before can no longer run. */
  remove(): void {
    if (this.#removed) return;
    this.#removed = true;
    this.#remove();
  }
}

/**
 * Registers kernels until the backend is removed, and then calls `onGone`; the returned function does both at once.
 * Kernels left over from an earlier backend of the same name are replaced.
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
    // TF.js calls this for any backend of that name that it removes.
    const disposeFunc = (removed: object): void => {
      if (removed === backend) unregister();
    };
    registerKernel({ kernelName, backendName, kernelFunc, disposeFunc });
  }
  return unregister;
}
