import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { kernelNames } from '../../model/kernels.ts';
import { kernelBinary } from './binary.ts';
import { adamKernel } from './adam.ts';
import { convolutionKernel } from './convolution.ts';
import { differentiableKernel, inputGradientKernel } from './differentiable-convolution.ts';
import { excitationGradientKernel, excitationKernel } from './excitation.ts';
import { filterGradientKernel } from './filter-gradient.ts';
import {
  channelProductsKernel,
  mapSumsKernel,
  reluGradientKernel,
  spreadKernel,
} from './pointwise-gradients.ts';
import { ThreadPool, type ThreadPoolOptions } from './thread-pool.ts';
import type { KernelExports } from './exports.ts';
import { heapOf, Scratch, type WasmHeap } from './heap.ts';
import { shareClones } from './identity.ts';
import { InstalledKernels, register } from './installed.ts';
import { scaleAddKernel } from './scale-add.ts';
import { kernelVariants, type KernelVariant, type MemoryKind } from '../kernel-variants.ts';

export interface InstallOptions extends ThreadPoolOptions {
  /** The builds to try, in this order; all when absent. */
  readonly variants?: readonly KernelVariant[];
  /** Count of threads, the main thread included; 1 when absent. More than one need a shared memory. */
  readonly threads?: number;
  /** Why there are fewer threads than were asked for, where that is known before. */
  readonly threadLoss?: string | undefined;
}

/**
 * Registers our own kernels for a wasm backend, in the first build that this machine runs; they are removed with the
 * backend, and their worker threads end with it. Undefined where it runs none of the builds.
 */
export async function installKernels(
  backend: BackendWasm,
  { variants = kernelVariants, threads = 1, threadLoss, ...options }: InstallOptions = {},
): Promise<InstalledKernels | undefined> {
  const heap = heapOf(backend);
  for (const variant of variants) {
    const binary = await kernelBinary(variant, memoryKind(heap));
    const instantiated = await instantiate(binary, heap.asm.memory);
    if (!instantiated) continue;
    const { module, exports } = instantiated;
    const threadPool = new ThreadPool(heap, exports, options);
    if (threads > 1) await threadPool.startWorkers(module, threads - 1);
    const scratch = new Scratch(heap);
    const parts = { backend, exports, threadPool, scratch };
    const kernels = {
      [kernelNames.convolution]: convolutionKernel(backend, exports, threadPool),
      [kernelNames.excitation]: excitationKernel(backend),
      [kernelNames.scaleAdd]: scaleAddKernel(backend, threadPool),
      [kernelNames.differentiable]: differentiableKernel(parts),
      [kernelNames.inputGradient]: inputGradientKernel(parts),
      [kernelNames.filterGradient]: filterGradientKernel(parts),
      [kernelNames.reluGradient]: reluGradientKernel(parts),
      [kernelNames.channelProducts]: channelProductsKernel(parts),
      [kernelNames.excitationGradient]: excitationGradientKernel(backend),
      [kernelNames.mapSums]: mapSumsKernel(parts),
      [kernelNames.spread]: spreadKernel(parts),
      [kernelNames.adam]: adamKernel(parts),
    };
    const copyClones = shareClones();
    const unregister = register(backend, 'wasm', kernels, () => {
      copyClones();
      threadPool.dispose();
      scratch.free();
    });
    return new InstalledKernels(variant, unregister, { threadPool, threadLoss });
  }
  return undefined;
}

/** Undefined where this machine does not run the build, or does not link it with this memory. */
async function instantiate(binary: Uint8Array<ArrayBuffer>, memory: WebAssembly.Memory) {
  try {
    const { module, instance } = await WebAssembly.instantiate(binary, { env: { memory } });
    return { module, exports: instance.exports as unknown as KernelExports };
  } catch {
    return undefined;
  }
}

/** WebKit can make shared memory without a global `SharedArrayBuffer`. */
const memoryKind = ({ asm }: WasmHeap): MemoryKind =>
  asm.memory.buffer instanceof ArrayBuffer ? 'own' : 'shared';
