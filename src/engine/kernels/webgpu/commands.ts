import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { util, type TensorInfo } from '@tensorflow/tfjs-core';

/** Private members of TF.js's backend: the encoders of the commands that it has not submitted. */
interface Encoders {
  readonly commandEncoder: GPUCommandEncoder | null;
  computePassEncoder: GPUComputePassEncoder | null;
}

const encodersOf = (backend: WebGPUBackend): Encoders => {
  backend.ensureCommandEncoderReady();
  return backend as unknown as Encoders;
};

/** The compute pass that TF.js's next program would be encoded into. */
export function currentPass(backend: WebGPUBackend): GPUComputePassEncoder {
  const encoders = encodersOf(backend);
  return (encoders.computePassEncoder ??= encoders.commandEncoder!.beginComputePass());
}

/** The encoder for commands other than programs, after those already encoded. */
export function currentCommands(backend: WebGPUBackend): GPUCommandEncoder {
  backend.endComputePassEncoder();
  return encodersOf(backend).commandEncoder!;
}

/** Submits the encoded commands to the GPU. */
export function submit(backend: WebGPUBackend): void {
  currentCommands(backend);
  backend.submitQueue();
}

/** The GPU buffer of a tensor; data that is still in JavaScript's memory is uploaded. */
export function bufferOf(backend: WebGPUBackend, { dataId, shape }: TensorInfo): GPUBuffer {
  backend.uploadToGPU(dataId);
  const { resource } = backend.tensorMap.get(dataId);
  if (!(resource instanceof GPUBuffer)) {
    throw new Error(`A tensor of ${util.sizeFromShape(shape)} numbers is not in a buffer.`);
  }
  return resource;
}

/** Allocates a buffer of `bytes` for a tensor not yet written, whatever its shape and type would need. */
export function mapsBuffer(backend: WebGPUBackend, { dataId }: TensorInfo, bytes: number): void {
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
  backend.tensorMap.get(dataId).resource = backend.bufferManager.acquireBuffer(bytes, usage);
}
