import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { util, type TensorInfo } from '@tensorflow/tfjs-core';

/** What TF.js's backend has and its types call private: where it collects the commands that it has not submitted. */
interface Encoders {
  readonly commandEncoder: GPUCommandEncoder | null;
  computePassEncoder: GPUComputePassEncoder | null;
}

const encodersOf = (backend: WebGPUBackend): Encoders => {
  backend.ensureCommandEncoderReady();
  return backend as unknown as Encoders;
};

/** The pass that TF.js's next program would go into. */
export function currentPass(backend: WebGPUBackend): GPUComputePassEncoder {
  const encoders = encodersOf(backend);
  return (encoders.computePassEncoder ??= encoders.commandEncoder!.beginComputePass());
}

/** Commands other than programs, to come after what has been collected. */
export function currentCommands(backend: WebGPUBackend): GPUCommandEncoder {
  backend.endComputePassEncoder();
  return encodersOf(backend).commandEncoder!;
}

/** Hands to the GPU what has been collected. */
export function submit(backend: WebGPUBackend): void {
  currentCommands(backend);
  backend.submitQueue();
}

/** The buffer that a tensor's numbers are in, or will be. What is still in JavaScript's memory is brought there. */
export function bufferOf(backend: WebGPUBackend, { dataId, shape }: TensorInfo): GPUBuffer {
  backend.uploadToGPU(dataId);
  const { resource } = backend.tensorMap.get(dataId);
  if (!(resource instanceof GPUBuffer)) {
    throw new Error(`A tensor of ${util.sizeFromShape(shape)} numbers is not in a buffer.`);
  }
  return resource;
}

/** Gives a tensor that is yet to be written a buffer of so many bytes, whatever its shape says. */
export function mapsBuffer(backend: WebGPUBackend, { dataId }: TensorInfo, bytes: number): void {
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
  backend.tensorMap.get(dataId).resource = backend.bufferManager.acquireBuffer(bytes, usage);
}
