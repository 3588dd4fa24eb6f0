import type { WorkerInit } from './pool-worker.mjs';

/** A worker thread of a pool. */
export interface PoolWorker {
  /** Resolves when it waits for jobs. */
  readonly ready: Promise<void>;
  /** Resolves, with the reason, when it has crashed or exited. */
  readonly ended: Promise<string>;
  terminate(): void;
}

/** Starts a worker thread: a worker of the browser (nested in the engine's worker), or a thread of Node. */
export function startPoolWorker(init: WorkerInit): PoolWorker {
  return typeof Worker === 'undefined' ? startThread(init) : startWorker(init);
}

function startWorker(init: WorkerInit): PoolWorker {
  // Vite recognises exactly this expression as the worker's entry.
  const worker = new Worker(new URL('./pool-worker.mjs', import.meta.url), { type: 'module' });
  const poolWorker = {
    ready: new Promise<void>((resolve) => (worker.onmessage = () => resolve())),
    ended: new Promise<string>((resolve) => {
      worker.onerror = ({ message }) => resolve(message || 'its code could not be loaded');
    }),
    terminate: () => worker.terminate(),
  };
  worker.postMessage(init);
  return poolWorker;
}

function startThread(init: WorkerInit): PoolWorker {
  const { Worker: Thread } = process.getBuiltinModule('node:worker_threads');
  const file = './pool-worker.mjs';
  // Without the options of the process, such as loaders.
  const thread = new Thread(new URL(file, import.meta.url), { execArgv: [] });
  const poolWorker = {
    ready: new Promise<void>((resolve) => {
      thread.once('message', () => {
        // From now on it does not keep the process alive.
        thread.unref();
        resolve();
      });
    }),
    ended: new Promise<string>((resolve) => {
      thread.once('error', ({ message }) => resolve(message));
      thread.once('exit', (code) => resolve(`its thread ended with code ${code}`));
    }),
    terminate: () => void thread.terminate(),
  };
  thread.postMessage(init);
  return poolWorker;
}
