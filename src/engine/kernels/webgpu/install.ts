import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { kernelNames } from '../../../model/kernels.ts';
import { InstalledKernels, register } from '../installed.ts';
import { attentionKernel } from './attention.ts';
import { convolutionKernel } from './convolution.ts';
import { Dispatcher } from './dispatcher.ts';
import { Maps } from './maps.ts';
import { compilePrograms } from './programs.ts';
import { scaleAddKernel } from './scale-add.ts';
import { shareMaps } from './share-maps.ts';
import type { Precision } from './storage.ts';

/**
 * Registers our own kernels for a WebGPU backend, which keep feature maps in `precision`; they are removed with the
 * backend. Where they do not compile they fall back to float32 maps or remove themselves.
 */
export async function installWebgpuKernels(
  backend: WebGPUBackend,
  precision: Precision,
): Promise<InstalledKernels> {
  const dispatcher = new Dispatcher(backend);
  let uninstall = (): void => undefined;
  const installed = new InstalledKernels(
    'wgsl',
    () => {
      uninstall();
      dispatcher.dispose();
    },
    precision === 'float16' ? { widen } : {},
  );
  async function widen(): Promise<void> {
    uninstall();
    uninstall = await installFor(backend, dispatcher, 'float32');
  }
  try {
    uninstall = await installFor(backend, dispatcher, precision);
  } catch {
    await installed.fallBack();
  }
  return installed;
}

/** Registers the kernels for maps in `precision`; resolves to what unregisters them. */
async function installFor(
  backend: WebGPUBackend,
  dispatcher: Dispatcher,
  precision: Precision,
): Promise<() => void> {
  const programs = await compilePrograms(backend.device, precision);
  const maps = new Maps(backend, dispatcher, programs, precision);
  const unregister = register(backend, 'webgpu', {
    [kernelNames.convolution]: convolutionKernel(dispatcher, programs, maps),
    [kernelNames.attention]: attentionKernel(dispatcher, programs, maps),
    [kernelNames.scaleAdd]: scaleAddKernel(dispatcher, programs, maps),
  });
  if (precision === 'float32') return unregister;
  const unshare = shareMaps(backend, maps);
  return () => {
    unregister();
    unshare();
  };
}
