import type { BackendName } from './protocol.ts';

/** Losses within `spanMs`, without a finished run between them, by which a backend is given up. */
const tooMany = 2;

/** Milliseconds: longer than two timeouts of the slowest backend; losses further apart have nothing to do with each other. */
const spanMs = 15 * 60_000;

/** Counts how often the worker of a backend ended, to tell what happens now and then from a backend that does not work here. */
export class LossCount {
  readonly #times = new Map<BackendName, readonly number[]>();
  readonly #now: () => number;

  /** @param now the time in ms, from any origin */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Counts a loss of `backend`; returns whether it is to be given up. */
  add(backend: BackendName): boolean {
    const now = this.#now();
    const times = [...(this.#times.get(backend) ?? []).filter((time) => now - time < spanMs), now];
    this.#times.set(backend, times);
    return times.length >= tooMany;
  }

  /** Begins the count of `backend` anew: a run has finished on it, or the reader has chosen it. */
  forget(backend: BackendName): void {
    this.#times.delete(backend);
  }
}
