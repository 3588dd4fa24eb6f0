import { Worker } from 'node:worker_threads';
import {
  most,
  processorMs,
  residentKb,
  shared,
  sharedLength,
  type Batch,
  type BatchResult,
} from './messages.ts';

/** Milliseconds between two looks at a worker. */
const interval = 10;
/** An input is ended after this many times the processor time that it may take. */
const patience = 3;

/** A thread that tries inputs, and is ended, with a word on which input it was at, where one does not end. */
export class WatchedWorker {
  #worker: Worker | undefined;
  #settle: (result: BatchResult | undefined) => void = () => undefined;
  /** Why the worker ended. */
  #why = '';
  #watched = new Int32Array(new SharedArrayBuffer(4 * sharedLength));

  /** Tries a batch. What comes after an input that did not end is not tried; `reached` is the first that was not. */
  async try(batch: Batch): Promise<BatchResult & { readonly reached: number }> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    this.#watched.set([batch.from, processorMs(), residentKb()]);
    this.#why = '';
    const watch = setInterval(() => {
      const [index = 0, start = 0, peak = 0] = this.#watched;
      const now = residentKb();
      if (now > peak) Atomics.compareExchange(this.#watched, shared.peakKb, peak, now);
      const took = processorMs() - start;
      if (took > patience * most.ms && Atomics.load(this.#watched, shared.index) === index) {
        this.#why = `did not end within ${Math.round(took)} ms`;
        clearInterval(watch);
        void worker.terminate();
      }
    }, interval);
    try {
      const result = await new Promise<BatchResult | undefined>((resolve) => {
        this.#settle = resolve;
        worker.postMessage(batch);
      });
      if (result) return { ...result, reached: batch.from + batch.count };
      this.#worker = undefined;
      const index = Atomics.load(this.#watched, shared.index);
      const none = { index, amount: 0 };
      const suspects = [{ index, why: this.#why || 'ended the thread' }];
      return {
        taken: 0,
        refused: index - batch.from,
        suspects,
        slowest: none,
        largest: none,
        reached: index + 1,
      };
    } finally {
      clearInterval(watch);
    }
  }

  async end(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./start-worker.mjs', import.meta.url), {
      workerData: this.#watched.buffer,
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    worker.on('message', (result: BatchResult) => this.#settle(result));
    worker.on('error', (error) => (this.#why = String(error)));
    worker.on('exit', () => this.#settle(undefined));
    return worker;
  }
}
