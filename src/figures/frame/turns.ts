import { createContext } from 'svelte';

/** Lets one after the other begin, each when the browser has nothing else to do, once there has been a beginning. */
export class Turns {
  readonly #waiting = new Set<() => void>();
  #hasBegun = false;
  #isScheduled = false;

  /** Waits for a turn; what it returns gives it up. */
  ask(take: () => void): () => void {
    this.#waiting.add(take);
    this.#schedule();
    return () => this.#waiting.delete(take);
  }

  begin(): void {
    this.#hasBegun = true;
    this.#schedule();
  }

  #schedule(): void {
    if (!this.#hasBegun || this.#isScheduled || this.#waiting.size === 0) return;
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

/** A page that is never at rest gets on all the same. Safari does not say when it is. */
function whenIdle(callback: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(callback, { timeout: 1000 });
  else setTimeout(callback, 50);
}

export const [useTurns, provideTurns] = createContext<Turns>();
