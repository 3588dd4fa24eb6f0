import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { kernelNames } from '../../model/kernels.ts';
import { kernelBinary } from './binary.ts';
import { convolutionKernel } from './convolution.ts';
import { excitationKernel } from './excitation.ts';
import { Crew, type CrewOptions } from './crew.ts';
import type { KernelExports } from './exports.ts';
import { heapOf, type WasmHeap } from './heap.ts';
import { InstalledKernels, register } from './installed.ts';
import { scaleAddKernel } from './scale-add.ts';
import { kernelVariants, type KernelVariant, type MemoryKind } from '../kernel-variants.ts';

export interface InstallOptions extends CrewOptions {
  /** The builds to try, in this order; all when absent. */
  readonly variants?: readonly KernelVariant[];
  /** Threads to share the work, this one included; one when absent. More than one need a shared memory. */
  readonly threads?: number;
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
    const unregister = register(backend, 'wasm', kernels, () => crew.dispose());
    return new InstalledKernels(variant, unregister, { crew });
  }
  return undefined;
}

function memoryKind({ asm }: WasmHeap): MemoryKind {
  const isShared = typeof SharedArrayBuffer !== 'undefined' && asm.memory.buffer instanceof SharedArrayBuffer;
  return isShared ? 'shared' : 'own';
}
