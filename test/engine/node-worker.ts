import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { WorkerLike } from '../../src/engine/worker-connection.ts';
import type { FromWorker } from '../../src/engine/messages.ts';
import { bundledThread } from './bundled-thread.ts';

const servingThread = await bundledThread(fileURLToPath(new URL('./serving-thread.ts', import.meta.url)));

/** The worker's own serving code in a thread of Node, as a page would see it. */
export class NodeWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  isTerminated = false;
  /** How each call ended, in the order of the answers. */
  readonly answers: ('result' | 'error')[] = [];
  readonly #thread: Worker;

  /** @param script what the thread runs; the worker's own code unless another is given */
  constructor(script: URL = servingThread) {
    this.#thread = new Worker(script);
    this.#thread.on('message', (data: FromWorker) => {
      if (data.kind === 'result' || data.kind === 'error') this.answers.push(data.kind);
      this.onmessage?.({ data } as MessageEvent);
    });
    this.#thread.on('error', (error: Error) => this.onerror?.({ message: error.message } as ErrorEvent));
  }

  postMessage(message: unknown, transfer: Transferable[]): void {
    this.#thread.postMessage(message, transfer as ArrayBuffer[]);
  }

  terminate(): void {
    this.isTerminated = true;
    void this.#thread.terminate();
  }

  /** Blocks the thread as an endless loop or a hung driver would. */
  hang(milliseconds: number): void {
    this.#thread.postMessage({ hang: milliseconds });
  }

  /** Throws in the thread, outside anything it was asked. */
  crash(): void {
    this.#thread.postMessage(null);
  }
}
