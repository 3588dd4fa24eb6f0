import type { Answer, Question } from '../worker/messages.ts';

const workers: Worker[] = [];

/** What the bench calls in the page: workers, by number. */
const bench = {
  open(): number {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    return workers.push(worker) - 1;
  },

  /** Rejects when the worker's code does not load or throws. */
  send: (number: number, question: Question): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const worker = workers[number]!;
      worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message || 'The code of a worker did not load.'));
      worker.postMessage(question);
    }),

  close: (number: number): void => workers[number]!.terminate(),
};

declare global {
  interface Window {
    bench: typeof bench;
  }
}
window.bench = bench;
