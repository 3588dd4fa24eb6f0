import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { installWebgpuKernels } from '../kernels/webgpu/install.ts';
import type { Precision } from '../kernels/webgpu/storage.ts';
import type { CreatedBackend } from './backend.ts';
import { adapterName, requestAdapter } from './probe.ts';
import { webgpuReader } from './webgpu-reader.ts';

/** Limits above the guaranteed ones that TF.js's shaders and large feature maps make use of. */
const wantedLimits = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const;

/**
 * TF.js on WebGPU, with kernels of our own, on a device of our own: only its owner hears when it is lost or reports an
 * error.
 * @param mapsIn what our kernels keep feature maps in: where it is left out, float16 if the GPU computes in it
 */
export async function create(mapsIn?: Precision): Promise<CreatedBackend> {
  const adapter = await requestAdapter();
  if (!adapter) throw new Error('no WebGPU adapter');
  const device = await adapter.requestDevice({
    requiredLimits: Object.fromEntries(wantedLimits.map((name) => [name, adapter.limits[name]])),
  });
  const lost = new Promise<string>((resolve) => {
    void device.lost.then((info) => {
      if (info.reason !== 'destroyed') resolve(info.message || 'the graphics device was lost');
    });
    // TF.js does not look at errors: after one, results are garbage and the device counts as lost.
    device.addEventListener('uncapturederror', (event) => resolve(event.error.message));
  });
  const kernels = new WebGPUBackend(device, adapter.info);
  // The kernels do without the feature itself, as every GPU converts halves; but those that have it convert them fast.
  const precision = mapsIn ?? (adapter.features.has('shader-f16') ? 'float16' : 'float32');
  return {
    kernels,
    ownKernels: await installWebgpuKernels(kernels, precision),
    readTogether: webgpuReader(kernels),
    precision: 'float32',
    adapter: adapterName(adapter.info),
    largestTensor: Math.min(device.limits.maxStorageBufferBindingSize, device.limits.maxBufferSize),
    lost,
  };
}
