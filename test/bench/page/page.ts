import type { Answer, Question } from '../seat/messages.ts';

const workers: Worker[] = [];

/** What the bench calls in the page: workers with a seat each, by number. */
const bench = {
  open(): number {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    return workers.push(worker) - 1;
  },

  /** Rejects when the worker's code does not load or throws. */
  send: (seat: number, question: Question): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const worker = workers[seat]!;
      worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message || 'The code of a worker did not load.'));
      worker.postMessage(question);
    }),

  close: (seat: number): void => workers[seat]!.terminate(),
};

declare global {
  interface Window {
    bench: typeof bench;
  }
}
window.bench = bench;
