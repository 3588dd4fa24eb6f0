import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { kernelNames } from '../../model/kernels.ts';
import { kernelBinary } from './binary.ts';
import { convolutionKernel } from './convolution.ts';
import { excitationKernel } from './excitation.ts';
import { ThreadPool, type ThreadPoolOptions } from './thread-pool.ts';
import type { KernelExports } from './exports.ts';
import { heapOf, type WasmHeap } from './heap.ts';
import { InstalledKernels, register } from './installed.ts';
import { scaleAddKernel } from './scale-add.ts';
import { kernelVariants, type KernelVariant, type MemoryKind } from '../kernel-variants.ts';

export interface InstallOptions extends ThreadPoolOptions {
  /** The builds to try, in this order; all when absent. */
  readonly variants?: readonly KernelVariant[];
  /** Count of threads, the main thread included; 1 when absent. More than one need a shared memory. */
  readonly threads?: number;
}

/**
 * Registers our own kernels for a wasm backend, in the first build that this machine runs; they are removed with the
 * backend, and their worker threads end with it. Undefined where it runs none of the builds.
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
    const threadPool = new ThreadPool(heap, exports, options);
    if (threads > 1) await threadPool.startWorkers(module, threads - 1);
    const kernels = {
      [kernelNames.convolution]: convolutionKernel(backend, exports, threadPool),
      [kernelNames.excitation]: excitationKernel(backend),
      [kernelNames.scaleAdd]: scaleAddKernel(backend, threadPool),
    };
    const unregister = register(backend, 'wasm', kernels, () => threadPool.dispose());
    return new InstalledKernels(variant, unregister, { threadPool });
  }
  return undefined;
}

function memoryKind({ asm }: WasmHeap): MemoryKind {
  const isShared = typeof SharedArrayBuffer !== 'undefined' && asm.memory.buffer instanceof SharedArrayBuffer;
  return isShared ? 'shared' : 'own';
}
