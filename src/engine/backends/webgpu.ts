import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { installWebgpuKernels } from '../kernels/webgpu/install.ts';
import type { Precision } from '../kernels/webgpu/storage.ts';
import type { CreatedBackend } from './backend.ts';
import { adapterName, requestAdapter } from './probe.ts';
import { webgpuReader } from './webgpu-reader.ts';

/** Limits that are raised to those of the adapter, for TF.js's shaders and large feature maps. */
const wantedLimits = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const;

/**
 * TF.js on WebGPU with our own kernels, on a device created here: only its creator can listen for its loss and errors.
 * @param mapsIn number format of our kernels' feature maps; when left out, float16 if the GPU computes in it
 */
export async function create(mapsIn?: Precision): Promise<CreatedBackend> {
  const adapter = await requestAdapter();
  if (!adapter) throw new Error('no WebGPU adapter');
  const device = await adapter.requestDevice({
    requiredLimits: Object.fromEntries(wantedLimits.map((name) => [name, adapter.limits[name]])),
  });
  const kernels = new WebGPUBackend(device, adapter.info);
  let isDisposed = false;
  const dispose = kernels.dispose.bind(kernels);
  kernels.dispose = () => {
    isDisposed = true;
    dispose();
  };
  const lost = new Promise<string>((resolve) => {
    void device.lost.then(({ message }) => {
      if (!isDisposed) resolve(message || 'the graphics device was lost');
    });
    // TF.js ignores errors: results after one are garbage, so the device counts as lost.
    device.addEventListener('uncapturederror', (event) => resolve(event.error.message));
  });
  // The kernels only convert float16, which every GPU can do; with the feature it is fast.
  const precision = mapsIn ?? (adapter.features.has('shader-f16') ? 'float16' : 'float32');
  return {
    kernels,
    ownKernels: await installWebgpuKernels(kernels, precision),
    readBatch: webgpuReader(kernels),
    precision: 'float32',
    adapter: adapterName(adapter.info),
    largestTensor: Math.min(device.limits.maxStorageBufferBindingSize, device.limits.maxBufferSize),
    lost,
  };
}
