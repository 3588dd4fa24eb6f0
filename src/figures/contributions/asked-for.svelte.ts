import { isAbortError } from '../../engine/abort.ts';
import { asError } from '../../image/reader-error.ts';

/** A measurement for one of several things, begun when it is asked for: one at a time, their results are kept. */
export class AskedFor<Found> {
  running: string | undefined = $state();
  found: ReadonlyMap<string, Found> = $state.raw(new Map());
  failure: { readonly name: string; readonly error: Error } | undefined = $state.raw();
  #work = new AbortController();

  async start(name: string, measure: (signal: AbortSignal) => Promise<Found>): Promise<void> {
    this.cancel();
    const { signal } = (this.#work = new AbortController());
    [this.running, this.failure] = [name, undefined];
    try {
      const value = await measure(signal);
      if (!signal.aborted) this.found = new Map([...this.found, [name, value]]);
    } catch (error) {
      if (!signal.aborted && !isAbortError(error)) this.failure = { name, error: asError(error) };
    } finally {
      if (!signal.aborted) this.running = undefined;
    }
  }

  cancel(): void {
    this.#work.abort();
    this.running = undefined;
  }

  /** Forgets all results: what they were measured on has changed. */
  clear(): void {
    this.cancel();
    [this.found, this.failure] = [new Map(), undefined];
  }
}
