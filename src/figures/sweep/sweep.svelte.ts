import { stopwatch } from '../../engine/stopwatch.ts';

export type SweepState = 'idle' | 'running' | 'paused' | 'done' | 'cancelled' | 'failed';

interface SweepParts<Target, Found> {
  /**
   * Measures one target, after whatever goes before it; rejects when `signal` fires. May tell the share of it that is
   * done, 0 to 1.
   */
  readonly measure: (
    target: Target,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ) => Promise<Found>;
  /** Milliseconds, as `performance.now` counts them. */
  readonly now?: (() => number) | undefined;
}

/** One measurement after the other, for as many targets as there are; results appear as they come. */
export class Sweep<Target, Found> {
  state: SweepState = $state('idle');
  found: readonly { readonly target: Target; readonly value: Found }[] = $state.raw([]);
  total: number = $state(0);
  error: Error | undefined = $state.raw();
  /** The share of the target being measured that is done, 0 to 1, as far as that is told. */
  share: number = $state(0);
  /** Seconds that measurements took up to now, pauses not counted. */
  #spent: number = $state(0);
  readonly #parts: SweepParts<Target, Found>;
  #work = new AbortController();
  #resume: (() => void) | undefined;

  constructor(parts: SweepParts<Target, Found>) {
    this.#parts = parts;
  }

  readonly #done: number = $derived(this.found.length + this.share);

  /** Seconds to the end at the pace so far; undefined before anything is done and after the last result. */
  readonly secondsLeft: number | undefined = $derived(
    this.#done > 0 && this.found.length < this.total
      ? (this.#spent / this.#done) * (this.total - this.#done)
      : undefined,
  );

  /** Starts anew, ending a sweep that runs. Settles when it is done, was cancelled or has failed. */
  async start(targets: readonly Target[]): Promise<void> {
    this.#stop();
    const work = (this.#work = new AbortController());
    const { measure, now } = this.#parts;
    [this.found, this.total, this.error, this.#spent, this.state] = [
      [],
      targets.length,
      undefined,
      0,
      'running',
    ];
    try {
      for (const target of targets) {
        await this.#untilResumed();
        if (work.signal.aborted) return;
        const [elapsed, before] = [stopwatch(now), this.#spent];
        const value = await measure(target, work.signal, (share) => {
          if (work.signal.aborted) return;
          this.share = share;
          this.#spent = before + elapsed() / 1000;
        });
        if (work.signal.aborted) return;
        this.share = 0;
        this.#spent = before + elapsed() / 1000;
        this.found = [...this.found, { target, value }];
      }
      this.state = 'done';
    } catch (error) {
      if (work.signal.aborted) return;
      this.share = 0;
      this.error = error instanceof Error ? error : new Error(String(error));
      this.state = 'failed';
    }
  }

  /** Stops before the next measurement; the one that runs is finished. */
  pause(): void {
    if (this.state === 'running') this.state = 'paused';
  }

  resume(): void {
    if (this.state !== 'paused') return;
    this.state = 'running';
    this.#resume?.();
  }

  /** Ends it at once; what was found stays. */
  cancel(): void {
    if (this.state !== 'running' && this.state !== 'paused') return;
    this.#stop();
    this.state = 'cancelled';
  }

  #stop(): void {
    this.#work.abort();
    this.share = 0;
    this.#resume?.();
  }

  async #untilResumed(): Promise<void> {
    if (this.state !== 'paused') return;
    await new Promise<void>((resolve) => (this.#resume = resolve));
    this.#resume = undefined;
  }
}
