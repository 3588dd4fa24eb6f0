import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { util, type TensorInfo } from '@tensorflow/tfjs-core';
import { mapsBuffer } from './commands.ts';
import { linearWorkgroups, type Dispatcher } from './dispatcher.ts';
import type { Programs } from './programs.ts';
import { workgroup, type Precision } from './storage.ts';

/**
 * Creates and converts the feature maps of our kernels. In float16 these are tensors with a buffer of half the size,
 * which only our kernels can read; TF.js's kernels and readers are given float32 copies.
 */
export class Maps {
  readonly #backend: WebGPUBackend;
  readonly #dispatcher: Dispatcher;
  readonly #programs: Programs;
  readonly #precision: Precision;
  readonly #halves = new WeakSet<TensorInfo['dataId']>();

  constructor(backend: WebGPUBackend, dispatcher: Dispatcher, programs: Programs, precision: Precision) {
    this.#backend = backend;
    this.#dispatcher = dispatcher;
    this.#programs = programs;
    this.#precision = precision;
  }

  /** A tensor [1, H, W, C] for output; stored in `precision` if C is a multiple of four, else in float32. */
  make(shape: number[]): TensorInfo {
    const maps = this.#dispatcher.makeOutput(shape);
    if (this.#precision === 'float16' && shape.at(-1)! % 4 === 0) {
      mapsBuffer(this.#backend, maps, 2 * util.sizeFromShape(shape));
      this.#halves.add(maps.dataId);
    }
    return maps;
  }

  /** The result of `use` for the tensors in the format that our kernels read. */
  stored<T>(tensors: readonly TensorInfo[], use: (stored: TensorInfo[]) => T): T {
    return this.#converted(tensors, (tensor) => this.#narrow(tensor), use);
  }

  /** The result of `use` for the tensors in float32. */
  plain<T>(tensors: readonly TensorInfo[], use: (plain: TensorInfo[]) => T): T {
    return this.#converted(tensors, (tensor) => this.widened(tensor), use);
  }

  /** Whether the tensor of this id is stored in float32. */
  isPlain(dataId: TensorInfo['dataId']): boolean {
    return !this.#halves.has(dataId);
  }

  /** The tensor itself if it is stored in float32, else a float32 copy, which the caller disposes. */
  widened(tensor: TensorInfo): TensorInfo {
    if (this.isPlain(tensor.dataId)) return tensor;
    return this.#convert(tensor, this.#dispatcher.makeOutput(tensor.shape), this.#programs.widen);
  }

  #converted<T>(
    tensors: readonly TensorInfo[],
    convert: (tensor: TensorInfo) => TensorInfo,
    use: (converted: TensorInfo[]) => T,
  ): T {
    const converted = tensors.map(convert);
    try {
      return use(converted);
    } finally {
      converted.forEach((copy, i) => {
        if (copy !== tensors[i]) this.#backend.disposeData(copy.dataId);
      });
    }
  }

  #narrow(tensor: TensorInfo): TensorInfo {
    const inQuads = tensor.shape.at(-1)! % 4 === 0;
    if (this.#precision === 'float32' || !inQuads || !this.isPlain(tensor.dataId)) return tensor;
    return this.#convert(tensor, this.make(tensor.shape), this.#programs.narrow);
  }

  #convert(from: TensorInfo, to: TensorInfo, program: Programs['widen']): TensorInfo {
    const count = util.sizeFromShape(from.shape) / 4;
    const { workgroups, across } = linearWorkgroups(count, workgroup);
    this.#dispatcher.run({ program, job: [count, across], tensors: [from, to], workgroups, work: count });
    return to;
  }
}
