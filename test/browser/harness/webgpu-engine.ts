import type { BackendSelectorOptions } from '../../../src/engine/backend-selector.ts';
import { candidates } from '../../../src/engine/backends/candidates.ts';
import { create } from '../../../src/engine/backends/webgpu.ts';
import { Engine } from '../../../src/engine/engine.ts';
import type { Precision } from '../../../src/engine/kernels/webgpu/storage.ts';

/** An engine in this thread whose WebGPU keeps feature maps in `precision`, whatever the adapter would suggest. */
export function webgpuEngine(precision: Precision, options: BackendSelectorOptions = {}): Engine {
  const webgpu = { ...candidates.webgpu, create: () => create(precision) };
  return new Engine({ ...options, candidates: { ...candidates, webgpu } });
}

/** What `work` gives while no shader of ours compiles, as on a driver with a fault; those of TF.js do. */
export async function withBrokenShaders<T>(work: () => Promise<T>): Promise<T> {
  const { prototype } = GPUDevice;
  const { createShaderModule } = prototype;
  prototype.createShaderModule = function (descriptor) {
    const code = descriptor.code.includes('alias Stored') ? `${descriptor.code}\nfn` : descriptor.code;
    return createShaderModule.call(this, { ...descriptor, code });
  };
  try {
    return await work();
  } finally {
    prototype.createShaderModule = createShaderModule;
  }
}
