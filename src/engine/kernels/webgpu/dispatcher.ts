import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { bufferOf, currentPass, submit } from './commands.ts';

/** A compiled program: binding 0 is a uniform buffer of whole numbers, the tensors follow. */
export type Program = GPUComputePipeline;

export interface Dispatch {
  readonly program: Program;
  /** Values of the uniform buffer, whole numbers. */
  readonly job: readonly number[];
  /** The tensors from binding 1 on; outputs must have been created by `makeOutput`. */
  readonly tensors: readonly TensorInfo[];
  readonly workgroups: readonly [number, number, number];
  /** Approximate count of multiply-adds. */
  readonly work: number;
}

/**
 * Multiply-adds of one submission. Fewer submissions cost less; but operating systems reset a GPU whose submission runs
 * for seconds.
 */
const largestSubmission = 4e9;

/** The guaranteed limit of workgroups along one axis. */
const maxWorkgroups = 65_535;

/** Workgroups of `size` invocations for at least `count` invocations, and the count of invocations along the first axis. */
export function linearWorkgroups(count: number, size: number): Pick<Dispatch, 'workgroups'> & { across: number } {
  const workgroups = Math.ceil(count / size);
  const across = Math.min(workgroups, maxWorkgroups);
  return { workgroups: [across, Math.ceil(workgroups / across), 1], across: across * size };
}

/** Uniform buffers that are cached: those of about twenty picture sizes. */
const maxUniformBuffers = 256;

/**
 * Encodes our own programs among the commands of TF.js's WebGPU backend. Unlike TF.js's programs they may have several
 * outputs, and buffers of disposed tensors return to the pool at once: the GPU executes commands in order, so the next
 * user of a buffer comes later.
 */
export class Dispatcher {
  readonly #backend: WebGPUBackend;
  /** Uniform buffers by their values: a network repeats few of them. */
  readonly #jobs = new Map<string, GPUBuffer>();
  #work = 0;

  constructor(backend: WebGPUBackend) {
    this.#backend = backend;
  }

  /** A float32 tensor for output, on the GPU. */
  makeOutput(shape: number[]): TensorInfo {
    return this.#backend.makeTensorInfo(shape, 'float32');
  }

  /** Encodes a dispatch; submits once `largestSubmission` is reached. */
  run({ program, job, tensors, workgroups, work }: Dispatch): void {
    const backend = this.#backend;
    // Before `currentPass`: uploading data ends the current pass.
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

  /** Frees the uniform buffers. Commands that were submitted before still complete. */
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
    if (this.#jobs.size === maxUniformBuffers) {
      this.#submit(); // encoded commands may still use them
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
