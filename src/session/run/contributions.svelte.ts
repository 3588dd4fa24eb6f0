import { isAbortError } from '../../engine/abort.ts';
import type { Contribution } from '../../engine/protocol.ts';
import type { Rectangle } from '../../image/crop.ts';
import { asError } from '../../image/reader-error.ts';
import type { RcanConfig } from '../../model/config.ts';
import { partName, type Part } from '../../model/contribution-parts.ts';
import type { BackgroundRuns } from './background-runs.ts';
import { partsWindow } from './parts-window.ts';
import type { RunOnPage } from './run-on-page.svelte.ts';
import type { Shown } from './session-state.ts';

/** What parts of one run's network put into its output, as far as it has been computed. */
export interface KnownParts {
  readonly of: Shown;
  /** The pixels of the output that the parts' pictures hold; all of them when it is absent. */
  readonly window: Rectangle | undefined;
  /** By `partName`. */
  readonly pictures: ReadonlyMap<string, Contribution['picture']>;
}

interface Sources {
  readonly run: RunOnPage;
  readonly background: BackgroundRuns;
}

/** The parts of which the shown output is the sum: computed in the background for the figures that ask for them. */
export class Contributions {
  /** Of the last run for which any are known; it stays until the first of the next are. */
  known: KnownParts | undefined = $state.raw();
  /** The share of what is being computed that is done, 0..1; undefined while nothing is. */
  progress: number | undefined = $state();
  error: Error | undefined = $state.raw();

  readonly #sources: Sources;
  readonly #byFigure = new Map<string, (config: RcanConfig) => readonly Part[]>();
  #work: { readonly controller: AbortController; readonly key: string; readonly of: Shown['sr'] } | undefined;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** Whether any figure asks for parts. */
  get areWanted(): boolean {
    return this.#byFigure.size > 0;
  }

  /** A figure on screen asks for parts of whatever network is shown, in the order in which it wants them. */
  want(figure: string, parts: (config: RcanConfig) => readonly Part[]): void {
    this.#byFigure.set(figure, parts);
    this.follow();
  }

  unwant(figure: string): void {
    this.#byFigure.delete(figure);
    this.follow();
  }

  /** Computes what is asked for of the run on the page and not known yet; gives up what is no longer asked for. */
  follow(): void {
    const { shown } = this.#sources.run;
    if (!shown || shown.tiling.kind !== 'none') return this.#stop();
    const missing = this.#missing(shown);
    const key = missing.map(partName).join();
    const isUnderWay = this.#work?.of === shown.sr && this.#work.key.endsWith(key);
    if (isUnderWay) return;
    this.#stop();
    if (missing.length === 0) return;
    const controller = new AbortController();
    this.#work = { controller, key, of: shown.sr };
    void this.#compute(shown, missing, controller.signal);
  }

  #missing(shown: Shown): Part[] {
    const { config } = shown.network.info;
    const have = this.known?.of.sr === shown.sr ? this.known.pictures : undefined;
    const all = new Map(
      [...this.#byFigure.values()].flatMap((of) => of(config)).map((part) => [partName(part), part]),
    );
    return [...all].filter(([name]) => !have?.has(name)).map(([, part]) => part);
  }

  #stop(): void {
    this.#work?.controller.abort();
    this.#work = undefined;
    this.progress = undefined;
  }

  async #compute(shown: Shown, parts: readonly Part[], signal: AbortSignal): Promise<void> {
    const window = partsWindow(shown);
    const { background } = this.#sources;
    this.error = undefined;
    this.progress = 0;
    try {
      const request = { parts, edits: shown.edits, ...(window && { window }) };
      const result = await background.contributions(request, {
        signal,
        onProgress: ({ stage, done, total, parts: found }) => {
          if (signal.aborted) return;
          this.progress = stage === 'run' ? 0 : done / total;
          this.#take(shown, window, found);
        },
      });
      if (signal.aborted) return;
      this.#take(shown, window, result.parts);
      this.#stop();
      this.follow();
    } catch (error) {
      if (signal.aborted) return;
      this.#stop();
      if (!isAbortError(error)) this.error = asError(error);
    }
  }

  #take(shown: Shown, window: Rectangle | undefined, found: readonly Contribution[]): void {
    if (found.length === 0) return;
    const before = this.known?.of.sr === shown.sr ? this.known.pictures : [];
    const pictures = new Map([
      ...before,
      ...found.map(({ part, picture }) => [partName(part), picture] as const),
    ]);
    this.known = { of: shown, window, pictures };
  }
}
