import type { Activity, Purpose } from './session-state.ts';

/**
 * What the page is busy with: one thing of the reader's at a time, the newest. Work in the background gives way to it.
 */
export class Occupation {
  activity: Activity = $state.raw() as Activity;
  #work = new AbortController();
  /** Fires when the reader begins something. */
  #interruption = new AbortController();
  readonly #waiting: (() => void)[] = [];

  /** @param first what it is busy with before anything has begun, when it is about to */
  constructor(first: Activity = { kind: 'idle' }) {
    this.activity = first;
  }

  /** Begins something of the reader's; what was going on is given up. */
  begin(activity: Activity): AbortController {
    this.#work.abort();
    this.#interruption.abort();
    [this.#work, this.#interruption] = [new AbortController(), new AbortController()];
    this.activity = activity;
    return this.#work;
  }

  isCurrent(work: AbortController): boolean {
    return this.#work === work;
  }

  isRunning(purpose: Purpose): boolean {
    return this.activity.kind === 'running' && this.activity.purpose === purpose;
  }

  /** Ends what `begin` began, unless something else has begun since. */
  end(work: AbortController): void {
    if (!this.isCurrent(work)) return;
    this.activity = { kind: 'idle' };
    for (const go of this.#waiting.splice(0)) go();
  }

  /** Gives up what is going on. */
  cancel(): void {
    this.#work.abort();
    this.end(this.#work);
  }

  /**
   * Does a piece of work when nothing of the reader's is going on. What the reader begins meanwhile interrupts it; it
   * is then done again. Rejects when `signal` fires.
   */
  async inBackground<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    for (;;) {
      await this.#untilIdle();
      signal.throwIfAborted();
      const interruption = this.#interruption.signal;
      try {
        return await work(AbortSignal.any([signal, interruption]));
      } catch (error) {
        if (signal.aborted || !interruption.aborted) throw error;
      }
    }
  }

  async #untilIdle(): Promise<void> {
    while (this.activity.kind !== 'idle') await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
