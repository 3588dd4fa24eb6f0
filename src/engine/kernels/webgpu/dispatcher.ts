import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { bufferOf, currentPass, submit } from './commands.ts';

/** A compiled program: binding 0 holds its numbers, the tensors follow. */
export type Program = GPUComputePipeline;

export interface Dispatch {
  readonly program: Program;
  /** Whole numbers for binding 0. */
  readonly job: readonly number[];
  /** The tensors from binding 1 on. Only those of the outputs may be new. */
  readonly tensors: readonly TensorInfo[];
  readonly workgroups: readonly [number, number, number];
  /** Multiply-adds, about. */
  readonly work: number;
}

/**
 * Multiply-adds that go to the GPU in one submission. Few submissions save time; but a system takes the device away
 * from who keeps it for seconds.
 */
const largestSubmission = 4e9;

/** Workgroups that every device takes along one axis. */
const mostWorkgroups = 65_535;

/** Workgroups of `size` invocations for `count` jobs, and how many invocations that makes along the first axis. */
export function linearWorkgroups(count: number, size: number): Pick<Dispatch, 'workgroups'> & { across: number } {
  const workgroups = Math.ceil(count / size);
  const across = Math.min(workgroups, mostWorkgroups);
  return { workgroups: [across, Math.ceil(workgroups / across), 1], across: across * size };
}

/** Sets of numbers that are kept: those of some twenty picture sizes. */
const mostJobs = 256;

/**
 * Writes programs of our own among the commands of TF.js's WebGPU backend. Unlike TF.js's own programs they may have
 * several outputs, and a tensor freed after it was used goes back to the pool at once: the GPU works in order, so
 * whoever gets its memory next comes later.
 */
export class Dispatcher {
  readonly #backend: WebGPUBackend;
  /** Numbers of jobs by their text: a network asks for a few again and again, and written once they can stay. */
  readonly #jobs = new Map<string, GPUBuffer>();
  #work = 0;

  constructor(backend: WebGPUBackend) {
    this.#backend = backend;
  }

  makeOutput(shape: number[]): TensorInfo {
    return this.#backend.makeTensorInfo(shape, 'float32');
  }

  run({ program, job, tensors, workgroups, work }: Dispatch): void {
    const backend = this.#backend;
    // Before the pass goes on: bringing numbers to the GPU ends it.
    const buffers = [this.#jobBuffer(job), ...tensors.map((tensor) => bufferOf(backend, tensor))];
    const bindGroup = backend.device.createBindGroup({
      layout: program.getBindGroupLayout(0),
      entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
    });
    const pass = currentPass(backend);
    pass.setPipeline(program);
    pass.setBindGroup(0, bindGroup);
    pass.dispatchWorkgroups(...workgroups);
    this.#work += work;
    if (this.#work > largestSubmission) this.#submit();
  }

  /** Frees what it holds. What has been asked of the GPU is done before. */
  dispose(): void {
    for (const buffer of this.#jobs.values()) buffer.destroy();
    this.#jobs.clear();
  }

  #submit(): void {
    submit(this.#backend);
    this.#work = 0;
  }

  #jobBuffer(job: readonly number[]): GPUBuffer {
    const key = job.join();
    const found = this.#jobs.get(key);
    if (found) return found;
    if (this.#jobs.size === mostJobs) {
      this.#submit(); // which may still want them
      this.dispose();
    }
    const buffer = this.#backend.device.createBuffer({
      size: 16 * Math.ceil(job.length / 4),
      usage: GPUBufferUsage.UNIFORM,
      mappedAtCreation: true,
    });
    new Uint32Array(buffer.getMappedRange()).set(job);
    buffer.unmap();
    this.#jobs.set(key, buffer);
    return buffer;
  }
}
