import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { bufferOf, currentCommands, submit } from '../kernels/webgpu/commands.ts';
import { withPlain } from '../kernels/webgpu/share-maps.ts';
import type { ReadBatch } from '../read-batch.ts';

const bytesPerNumber = 4;

/** Copies tensors into one buffer and maps that: one submission and one wait for all of them. */
export function webgpuReader(backend: WebGPUBackend): ReadBatch {
  return async (tensors) => {
    const portions = intoPortions(tensors, backend.device.limits.maxBufferSize);
    return (await Promise.all(portions.map((portion) => readPortion(backend, portion)))).flat();
  };
}

type Tensors = Parameters<ReadBatch>[0];

/** Groups of consecutive tensors that together fit into one buffer of `mostBytes`. */
function intoPortions(tensors: Tensors, mostBytes: number): Tensors[] {
  const portions: Tensors[number][][] = [];
  let bytes = Infinity;
  for (const tensor of tensors) {
    const more = bytesPerNumber * tensor.size;
    if (bytes + more > mostBytes) {
      portions.push([]);
      bytes = 0;
    }
    portions.at(-1)!.push(tensor);
    bytes += more;
  }
  return portions;
}

async function readPortion(backend: WebGPUBackend, tensors: Tensors): Promise<Float32Array[]> {
  const numbers = tensors.reduce((sum, { size }) => sum + size, 0);
  const together = backend.device.createBuffer({
    size: bytesPerNumber * numbers,
    usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
  });
  try {
    withPlain(backend, tensors, (plain) => {
      const buffers = plain.map((tensor) => bufferOf(backend, tensor));
      const commands = currentCommands(backend);
      let at = 0;
      for (const buffer of buffers) {
        commands.copyBufferToBuffer(buffer, 0, together, at, buffer.size);
        at += buffer.size;
      }
    });
    submit(backend);
    await together.mapAsync(GPUMapMode.READ);
    const data = new Float32Array(together.getMappedRange().slice(0));
    let start = 0;
    return tensors.map(({ size }) => data.subarray(start, (start += size)));
  } finally {
    together.destroy();
  }
}
