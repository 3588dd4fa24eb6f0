import { withTimeout } from '../with-timeout.ts';
import type { KernelExports } from './exports.ts';
import { Scratch, type WasmHeap } from './heap.ts';
import type { Place } from './helper.mjs';
import { startHelper, type Helper } from './helper.ts';
import { tasks, type Jobs } from './tasks.ts';

export interface CrewOptions {
  /** Milliseconds that all helpers together may take to start. */
  readonly startTimeoutMs?: number;
  /** Milliseconds that a helper may take to end its share when there is no other left. */
  readonly patience?: number;
  readonly startHelper?: (place: Place) => Helper;
}

/** The longest share there is takes a tenth of a second; the rest is for a machine that is busy with other things. */
const defaultPatience = 10_000;

/** Their code may come over the network. */
const defaultStartLimit = 10_000;

/** Words of `Crew` in `kernels/crew.ts`, and the first of its job. */
const words = { round: 0, helpers: 3, scratch: 4, scratchBytes: 5, room: 6, patience: 7, job: 48 } as const;

/**
 * The thread that it is made on, the leader, and helpers on threads of their own, who share the jobs of our own
 * kernels in the memory of one backend. Where helpers cannot be had, or are lost, the leader does everything.
 */
export class Crew {
  readonly #heap: WasmHeap;
  readonly #exports: KernelExports;
  readonly #patience: number;
  readonly #startTimeoutMs: number;
  readonly #startHelper: (place: Place) => Helper;
  #helpers: readonly Helper[] = [];
  #address: number;
  #scratch: Scratch;
  #loss: string | undefined;

  /** A crew of one. */
  constructor(heap: WasmHeap, exports: KernelExports, options: CrewOptions = {}) {
    this.#heap = heap;
    this.#exports = exports;
    this.#patience = options.patience ?? defaultPatience;
    this.#startTimeoutMs = options.startTimeoutMs ?? defaultStartLimit;
    this.#startHelper = options.startHelper ?? startHelper;
    this.#address = this.#reserve();
    this.#scratch = new Scratch(heap);
  }

  /** How many threads share a job. */
  get threads(): number {
    return this.#helpers.length + 1;
  }

  /** Why the helpers that were wanted are not there. */
  get loss(): string | undefined {
    return this.#loss;
  }

  /** Starts helpers, which run the kernels of `module`; all of them or, when one does not start in time, none. */
  async enlist(module: WebAssembly.Module, count: number): Promise<void> {
    const { memory } = this.#heap.asm;
    if (memory.buffer instanceof ArrayBuffer) {
      this.#loss = 'threads cannot share memory here';
      return;
    }
    const helpers: Helper[] = [];
    try {
      for (let number = 1; number <= count; number++) {
        helpers.push(this.#startHelper({ module, memory, crew: this.#address, number }));
      }
      const starts = helpers.map(({ ready, ended }) =>
        Promise.race([ready, ended.then((reason) => Promise.reject(new Error(reason)))]),
      );
      await withTimeout(Promise.all(starts), this.#startTimeoutMs, 'starting helpers');
    } catch (error) {
      for (const helper of helpers) helper.end();
      this.#loss = error instanceof Error ? error.message : String(error);
      return;
    }
    this.#helpers = helpers;
    this.#view()[words.helpers] = count;
    for (const { ended } of helpers) {
      void ended.then((reason) => {
        if (this.#helpers === helpers) this.#abandon(`a helper stopped, ${reason}`);
      });
    }
  }

  /**
   * Has a job done.
   * @param scratchBytes working memory that each thread needs
   * @param roomBytes working memory that they have in common
   */
  run<T extends keyof Jobs>(task: T, job: Jobs[T], scratchBytes = 0, roomBytes = 0): void {
    const lines = 64 * Math.ceil(scratchBytes / 64);
    const scratch = this.#scratch.reserve(lines * this.threads + roomBytes);
    const view = this.#view();
    view[words.scratch] = scratch;
    view[words.scratchBytes] = lines;
    view[words.room] = scratch + lines * this.threads;
    view.set(job, words.job);
    if (this.#exports.lead(this.#address, tasks[task])) return;
    this.#abandon('a helper did not end its share of a job');
    this.run(task, job, scratchBytes, roomBytes);
  }

  /** Lets the helpers go, and frees what the crew took. */
  dispose(): void {
    this.#dismiss();
    this.#scratch.free();
  }

  /** Goes on alone. What helpers may still be writing to is left to them. */
  #abandon(reason: string): void {
    this.#loss = reason;
    this.#dismiss();
    this.#address = this.#reserve();
    this.#scratch = new Scratch(this.#heap);
  }

  #dismiss(): void {
    const view = this.#view();
    Atomics.store(view, words.round, -1);
    if (this.threads > 1) Atomics.notify(view, words.round);
    for (const helper of this.#helpers) helper.end();
    this.#helpers = [];
  }

  /** Never freed, as a helper may look at it until it ends: a quarter of a kilobyte. */
  #reserve(): number {
    const bytes = this.#exports.crewBytes();
    const address = new Scratch(this.#heap).reserve(bytes);
    new Uint8Array(this.#heap.asm.memory.buffer, address, bytes).fill(0);
    new Int32Array(this.#heap.asm.memory.buffer, address)[words.patience] = this.#patience;
    return address;
  }

  /** Not to be kept: the memory may move when it grows. */
  #view(): Int32Array {
    return new Int32Array(this.#heap.asm.memory.buffer, this.#address, this.#exports.crewBytes() / 4);
  }
}
