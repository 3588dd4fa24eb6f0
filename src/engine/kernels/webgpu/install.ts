import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { kernelNames } from '../../../model/kernels.ts';
import { InstalledKernels, register } from '../installed.ts';
import { attentionKernel } from './attention.ts';
import { convolutionKernel } from './convolution.ts';
import { Dispatcher } from './dispatcher.ts';
import { compilePrograms } from './programs.ts';
import { scaleAddKernel } from './scale-add.ts';

/** Gives a WebGPU backend our own kernels; they go with the backend, or at once where they do not compile. */
export async function installWebgpuKernels(backend: WebGPUBackend): Promise<InstalledKernels> {
  const dispatcher = new Dispatcher(backend);
  let unregister = (): void => undefined;
  const installed = new InstalledKernels('wgsl', () => {
    unregister();
    dispatcher.dispose();
  });
  try {
    const programs = await compilePrograms(backend.device);
    unregister = register(backend, 'webgpu', {
      [kernelNames.convolution]: convolutionKernel(dispatcher, programs),
      [kernelNames.attention]: attentionKernel(dispatcher, programs),
      [kernelNames.scaleAdd]: scaleAddKernel(dispatcher, programs),
    });
  } catch {
    installed.remove();
  }
  return installed;
}
