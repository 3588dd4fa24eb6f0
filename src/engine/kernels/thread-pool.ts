import { withTimeout } from '../with-timeout.ts';
import type { KernelExports } from './exports.ts';
import { Scratch, type WasmHeap } from './heap.ts';
import { kernelNumbers, type KernelArguments } from './kernel-calls.ts';
import type { WorkerInit } from './pool-worker.mjs';
import { startPoolWorker, type PoolWorker } from './pool-worker.ts';

export interface ThreadPoolOptions {
  /** Milliseconds that all workers together may take to start. */
  readonly startTimeoutMs?: number;
  /** Milliseconds that a worker may take for its last chunk once no other is left. */
  readonly timeoutMs?: number;
  readonly startWorker?: (init: WorkerInit) => PoolWorker;
}

/** A chunk takes at most a tenth of a second; the rest allows for a machine that is busy otherwise. */
const defaultTimeoutMs = 10_000;

/** The workers' code may be fetched over the network. */
const defaultStartTimeoutMs = 10_000;

/** Fields of `ThreadPool` in `kernels/thread-pool.ts`, and the first argument of its job, as indices of 32-bit words. */
const fields = {
  generation: 0,
  workers: 3,
  scratch: 4,
  scratchBytes: 5,
  shared: 6,
  timeoutMs: 7,
  job: 48,
} as const;

/**
 * The threads that run our own kernels in the memory of one wasm backend: the main thread, on which the pool is created,
 * and workers. Where workers cannot be started, or crash, the main thread runs everything.
 */
export class ThreadPool {
  readonly #heap: WasmHeap;
  readonly #exports: KernelExports;
  readonly #timeoutMs: number;
  readonly #startTimeoutMs: number;
  readonly #startWorker: (init: WorkerInit) => PoolWorker;
  #workers: readonly PoolWorker[] = [];
  #address: number;
  #scratch: Scratch;
  #loss: string | undefined;

  /** A pool of the main thread alone. */
  constructor(heap: WasmHeap, exports: KernelExports, options: ThreadPoolOptions = {}) {
    this.#heap = heap;
    this.#exports = exports;
    this.#timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
    this.#startTimeoutMs = options.startTimeoutMs ?? defaultStartTimeoutMs;
    this.#startWorker = options.startWorker ?? startPoolWorker;
    this.#address = this.#allocate();
    this.#scratch = new Scratch(heap);
  }

  /** Count of threads, the main thread included. */
  get threads(): number {
    return this.#workers.length + 1;
  }

  /** Why there are no workers although some were asked for. */
  get loss(): string | undefined {
    return this.#loss;
  }

  /** Starts workers, which run the kernels of `module`: all of them or, when one does not start in time, none. */
  async startWorkers(module: WebAssembly.Module, count: number): Promise<void> {
    const { memory } = this.#heap.asm;
    if (memory.buffer instanceof ArrayBuffer) {
      this.#loss = 'threads cannot share memory here';
      return;
    }
    const workers: PoolWorker[] = [];
    try {
      for (let number = 1; number <= count; number++) {
        workers.push(this.#startWorker({ module, memory, pool: this.#address, number }));
      }
      const starts = workers.map(({ ready, ended }) =>
        Promise.race([ready, ended.then((reason) => Promise.reject(new Error(reason)))]),
      );
      await withTimeout(Promise.all(starts), this.#startTimeoutMs, 'starting helpers');
    } catch (error) {
      for (const worker of workers) worker.terminate();
      this.#loss = error instanceof Error ? error.message : String(error);
      return;
    }
    this.#workers = workers;
    this.#view()[fields.workers] = count;
    for (const { ended } of workers) {
      void ended.then((reason) => {
        if (this.#workers === workers) this.#goOnAlone(`a helper stopped, ${reason}`);
      });
    }
  }

  /**
   * Runs a kernel on all threads.
   * @param scratchBytes scratch memory that each thread needs
   * @param sharedBytes memory that all threads share
   */
  run<K extends keyof KernelArguments>(
    kernel: K,
    args: KernelArguments[K],
    scratchBytes = 0,
    sharedBytes = 0,
  ): void {
    const alignedBytes = 64 * Math.ceil(scratchBytes / 64);
    const scratch = this.#scratch.reserve(alignedBytes * this.threads + sharedBytes);
    const view = this.#view();
    view[fields.scratch] = scratch;
    view[fields.scratchBytes] = alignedBytes;
    view[fields.shared] = scratch + alignedBytes * this.threads;
    view.set(args, fields.job);
    if (this.#exports.runJob(this.#address, kernelNumbers[kernel])) return;
    this.#goOnAlone('a helper did not end its share of a job');
    this.run(kernel, args, scratchBytes, sharedBytes);
  }

  /** Ends the workers and frees the pool's memory. */
  dispose(): void {
    this.#endWorkers();
    this.#scratch.free();
  }

  /** Ends the workers. Memory that they may still write to is not used again. */
  #goOnAlone(reason: string): void {
    this.#loss = reason;
    this.#endWorkers();
    this.#address = this.#allocate();
    this.#scratch = new Scratch(this.#heap);
  }

  #endWorkers(): void {
    const view = this.#view();
    Atomics.store(view, fields.generation, -1);
    if (this.threads > 1) Atomics.notify(view, fields.generation);
    for (const worker of this.#workers) worker.terminate();
    this.#workers = [];
  }

  /** Allocates the pool's state, 256 bytes. It is never freed: a worker may read it until it has ended. */
  #allocate(): number {
    const bytes = this.#exports.poolBytes();
    const address = new Scratch(this.#heap).reserve(bytes);
    new Uint8Array(this.#heap.asm.memory.buffer, address, bytes).fill(0);
    new Int32Array(this.#heap.asm.memory.buffer, address)[fields.timeoutMs] = this.#timeoutMs;
    return address;
  }

  /** A view of the pool's state, valid until the memory grows. */
  #view(): Int32Array {
    return new Int32Array(this.#heap.asm.memory.buffer, this.#address, this.#exports.poolBytes() / 4);
  }
}
