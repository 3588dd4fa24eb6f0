import { createContext } from 'svelte';

/** A queue of callbacks that are run one at a time when the browser is idle, after `start` has been called. */
export class IdleQueue {
  readonly #waiting = new Set<() => void>();
  #hasStarted = false;
  #isScheduled = false;

  /** Queues a callback; the returned function removes it again. */
  enqueue(callback: () => void): () => void {
    this.#waiting.add(callback);
    this.#schedule();
    return () => this.#waiting.delete(callback);
  }

  /** Lets the queue run; no callback is run before. */
  start(): void {
    this.#hasStarted = true;
    this.#schedule();
  }

  #schedule(): void {
    if (!this.#hasStarted || this.#isScheduled || this.#waiting.size === 0) return;
    this.#isScheduled = true;
    whenIdle(() => {
      this.#isScheduled = false;
      const [next] = this.#waiting;
      if (next) this.#waiting.delete(next);
      next?.();
      this.#schedule();
    });
  }
}

/** The timeout guarantees progress on a page that is never idle. Safari lacks `requestIdleCallback`. */
function whenIdle(callback: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(callback, { timeout: 1000 });
  else setTimeout(callback, 50);
}

export const [useIdleQueue, provideIdleQueue] = createContext<IdleQueue>();
