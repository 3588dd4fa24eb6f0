import type { Place } from './helper.mjs';

/** A thread that helps with jobs. */
export interface Helper {
  /** Settles when it waits for jobs. */
  readonly ready: Promise<void>;
  /** Settles, with the reason, when it has ended by itself. */
  readonly ended: Promise<string>;
  end(): void;
}

/** Starts a thread: a worker of the browser (in the page's engine, a nested one), or a thread of Node. */
export function startHelper(place: Place): Helper {
  return typeof Worker === 'undefined' ? startThread(place) : startWorker(place);
}

function startWorker(place: Place): Helper {
  // Vite finds the worker by this very expression.
  const worker = new Worker(new URL('./helper.mjs', import.meta.url), { type: 'module' });
  const helper = {
    ready: new Promise<void>((resolve) => (worker.onmessage = () => resolve())),
    ended: new Promise<string>((resolve) => {
      worker.onerror = ({ message }) => resolve(message || 'its code could not be loaded');
    }),
    end: () => worker.terminate(),
  };
  worker.postMessage(place);
  return helper;
}

function startThread(place: Place): Helper {
  const { Worker: Thread } = process.getBuiltinModule('node:worker_threads');
  const file = './helper.mjs';
  // Without the process's own options, such as loaders, which it needs none of.
  const thread = new Thread(new URL(file, import.meta.url), { execArgv: [] });
  const helper = {
    ready: new Promise<void>((resolve) => {
      thread.once('message', () => {
        // From now on it waits without keeping the process from its end.
        thread.unref();
        resolve();
      });
    }),
    ended: new Promise<string>((resolve) => {
      thread.once('error', ({ message }) => resolve(message));
      thread.once('exit', (code) => resolve(`its thread ended with code ${code}`));
    }),
    end: () => void thread.terminate(),
  };
  thread.postMessage(place);
  return helper;
}
