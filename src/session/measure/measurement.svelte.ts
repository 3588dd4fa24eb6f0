import { isAbortError } from '../../engine/abort.ts';
import { asError } from '../../image/reader-error.ts';
import type { MeasureOptions } from './spectra.ts';

/** Measures once; rejects with an AbortError when stopped. */
export type Measure<T> = (controls: Required<Pick<MeasureOptions, 'signal' | 'onProgress'>>) => Promise<T>;

/** How a measurement stands, for the figure that shows it. */
export interface MeasurementState {
  /** The last one found. It stays until the next is there, so it must itself name what it was measured on. */
  readonly value: unknown;
  /** Whether the next one has been awaited for longer than `pendingDelayMs`. */
  readonly pending: boolean;
  /** The share of the next one that is done, 0 to 1. */
  readonly progress: number;
  readonly error: Error | undefined;
}

/** Shorter waits, as while a cut-off is dragged, are not shown as pending: the figure would only flicker. */
const pendingDelayMs = 200;

/** A measurement that follows what it is made of: when that changes, the one under way is given up for a new one. */
export class Measurement<T> implements MeasurementState {
  value: T | undefined = $state.raw();
  pending = $state(false);
  progress = $state(0);
  error: Error | undefined = $state.raw();

  /**
   * Made while a component is set up, and ended with it.
   * @param begin reads what is measured; returns nothing while something is missing
   */
  constructor(begin: () => Measure<T> | undefined) {
    $effect(() => {
      const measure = begin();
      if (!measure) return;
      const work = new AbortController();
      void this.#follow(measure, work.signal);
      return () => work.abort();
    });
  }

  async #follow(measure: Measure<T>, signal: AbortSignal): Promise<void> {
    this.progress = 0;
    const delay = setTimeout(() => (this.pending = true), pendingDelayMs);
    const onProgress = (done: number): void => {
      if (!signal.aborted) this.progress = done;
    };
    try {
      const value = await measure({ signal, onProgress });
      if (signal.aborted) return;
      this.value = value;
      this.error = undefined;
    } catch (error) {
      if (signal.aborted || isAbortError(error)) return;
      this.value = undefined;
      this.error = asError(error);
    } finally {
      clearTimeout(delay);
      if (!signal.aborted) this.pending = false;
    }
  }
}
