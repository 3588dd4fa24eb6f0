import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { kernelNames } from '../../model/kernels.ts';
import { kernelBinary } from './binary.ts';
import { convolutionKernel } from './convolution.ts';
import { excitationKernel } from './excitation.ts';
import type { KernelExports } from './exports.ts';
import { heapOf, Scratch } from './heap.ts';
import { InstalledKernels, register } from './installed.ts';
import { scaleAddKernel } from './scale-add.ts';
import { kernelVariants, type KernelVariant } from './variants.ts';

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
    const unregister = register(backend, 'wasm', {
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
