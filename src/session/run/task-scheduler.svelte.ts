import { firstOf } from '../../engine/abort.ts';
import { asError, ReaderError } from '../../image/reader-error.ts';
import type { Activity, Purpose } from './session-state.ts';

/** A task of the reader's while it goes on. */
export interface Task {
  /** Fires when another task takes its place or it is cancelled. */
  readonly signal: AbortSignal;
  /** Says how far it is; without effect once it has been given up. */
  update(activity: Activity): void;
}

export interface TaskOptions {
  /**
   * Does it a second time, from the beginning, when the engine stopped working and has recovered. The stop is told at
   * once ('told'), or only if the second time fails too ('silent').
   */
  readonly retry?: 'told' | 'silent';
  /** Called when it has failed and is not done again, while the page still counts as busy. */
  readonly onFailure?: () => void;
}

/**
 * What the page is busy with: one task of the reader's at a time, the newest. Work in the background gives way to it.
 */
export class TaskScheduler {
  activity: Activity = $state.raw() as Activity;
  #current = new AbortController();
  /** Fires when the reader begins something. */
  #interruption = new AbortController();
  readonly #waiting: (() => void)[] = [];
  readonly #onError: (error: Error) => void;

  /**
   * @param first what it is busy with before anything has begun, when it is about to
   * @param onError told why a task failed; not of tasks that were given up
   */
  constructor(first: Activity, onError: (error: Error) => void) {
    this.activity = first;
    this.#onError = onError;
  }

  isRunning(purpose: Purpose): boolean {
    return this.activity.kind === 'running' && this.activity.purpose === purpose;
  }

  /**
   * Does a task of the reader's; what was going on is given up. A job that has been given up may return or throw.
   * Resolves to whether it was done; never rejects.
   */
  async do(
    activity: Activity,
    job: (task: Task) => Promise<void>,
    { retry, onFailure }: TaskOptions = {},
  ): Promise<boolean> {
    const work = this.#begin(activity);
    const { signal } = work;
    const task: Task = {
      signal,
      update: (next) => {
        if (!signal.aborted) this.activity = next;
      },
    };
    try {
      await job(task).catch((error: unknown) => {
        if (!retry || signal.aborted || !isBackendStopped(error)) throw error;
        if (retry === 'told') this.#onError(error);
        task.update(activity);
        return job(task);
      });
      return !signal.aborted;
    } catch (error) {
      if (signal.aborted) return false;
      this.#onError(asError(error));
      onFailure?.();
      return false;
    } finally {
      this.#end(work);
    }
  }

  /** Gives up what is going on. */
  cancel(): void {
    this.#current.abort();
    this.#end(this.#current);
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
        return await work(firstOf(signal, interruption));
      } catch (error) {
        if (signal.aborted || !interruption.aborted) throw error;
      }
    }
  }

  #begin(activity: Activity): AbortController {
    this.#current.abort();
    this.#interruption.abort();
    [this.#current, this.#interruption] = [new AbortController(), new AbortController()];
    this.activity = activity;
    return this.#current;
  }

  /** Ends what `#begin` began, unless something else has begun since. */
  #end(work: AbortController): void {
    if (this.#current !== work) return;
    this.activity = { kind: 'idle' };
    for (const go of this.#waiting.splice(0)) go();
  }

  async #untilIdle(): Promise<void> {
    while (this.activity.kind !== 'idle') await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}

/** Whether the engine has stopped and recovered, on the same or the next backend: the run can be asked for again. */
const isBackendStopped = (error: unknown): error is ReaderError =>
  error instanceof ReaderError && error.code === 'backend-stopped';
