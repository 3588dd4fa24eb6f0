import { isAbortError } from '../../engine/abort.ts';
import { asError } from '../../image/reader-error.ts';
import { restoreColors } from '../../image/restore-colors.ts';
import type { Part } from '../../model/contribution-parts.ts';
import { partName } from '../../model/contribution-parts.ts';
import { withoutPart } from '../../model/edits/without-part.ts';
import { sentence } from '../../session/locale/errors.ts';
import type { BackgroundRuns } from '../../session/run/background-runs.ts';
import type { Effect, TotalEffect } from '../../views/contributions/effects.ts';
import type { Locale } from '../../views/shared/look.ts';
import type { ShownSum } from './shown-sum.svelte.ts';
import type { SumScoring } from './sum-scores.svelte.ts';

/**
 * Runs of the network without one of its parts, one at a time, when they are asked for. Results are kept until another run
 * is shown. Made while a component is set up, and ended with it.
 */
export class TotalEffects {
  #running: string | undefined = $state();
  #found: ReadonlyMap<string, Effect> = $state.raw(new Map());
  #failure: { readonly name: string; readonly error: Error } | undefined = $state.raw();
  #work = new AbortController();
  readonly #sum: ShownSum;
  readonly #scoring: SumScoring;
  readonly #background: BackgroundRuns;

  constructor(sum: ShownSum, scoring: SumScoring, background: BackgroundRuns) {
    [this.#sum, this.#scoring, this.#background] = [sum, scoring, background];
    $effect(() => {
      void sum.run?.sr;
      return () => {
        this.cancel();
        [this.#found, this.#failure] = [new Map(), undefined];
      };
    });
  }

  /** How the run without a part stands. */
  of(part: Part, locale: Locale): TotalEffect {
    const { config } = this.#sum;
    const name = partName(part);
    if (!config || !withoutPart(config, part)) return { state: 'impossible' };
    if (this.#running === name) return { state: 'running' };
    const effect = this.#found.get(name);
    if (effect) return { state: 'done', effect };
    return this.#failure?.name === name
      ? { state: 'failed', why: sentence(this.#failure.error, locale) }
      : { state: 'idle' };
  }

  /** Runs the network without a part; one that is running is cancelled. */
  async start(part: Part): Promise<void> {
    this.cancel();
    const { signal } = (this.#work = new AbortController());
    const name = partName(part);
    [this.#running, this.#failure] = [name, undefined];
    try {
      const effect = await this.#measure(part, signal);
      if (!signal.aborted && effect) this.#found = new Map([...this.#found, [name, effect]]);
    } catch (error) {
      if (!signal.aborted && !isAbortError(error)) this.#failure = { name, error: asError(error) };
    } finally {
      if (!signal.aborted) this.#running = undefined;
    }
  }

  cancel(): void {
    this.#work.abort();
    this.#running = undefined;
  }

  async #measure(part: Part, signal: AbortSignal): Promise<Effect | undefined> {
    const { run, config } = this.#sum;
    const edits = config && withoutPart(config, part);
    if (!run || !edits) return undefined;
    const wanted = { sites: [], attention: false, edits: [...run.edits, ...edits] };
    const { output } = await this.#background.run(wanted, signal);
    const picture = this.#sum.cut(restoreColors(output, run.picture.lr));
    return this.#scoring.effectOf(picture, signal);
  }
}
