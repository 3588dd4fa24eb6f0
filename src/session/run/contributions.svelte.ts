import { isAbortError } from '../../engine/abort.ts';
import type { Contribution } from '../../engine/protocol.ts';
import type { Rectangle } from '../../image/crop.ts';
import { asError } from '../../image/reader-error.ts';
import type { RcanConfig } from '../../model/config.ts';
import { partName, type Part } from '../../model/contribution-parts.ts';
import type { BackgroundRuns } from './background-runs.ts';
import { partsWindow } from './parts-window.ts';
import type { EarlierRun } from './earlier-run.svelte.ts';
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

/** The parts that a figure shows, of whatever network is there, in the order in which it wants them. */
interface Wanted {
  readonly parts: (config: RcanConfig) => readonly Part[];
  /** Whether also of the run that figures are laid against. */
  readonly isCompared: boolean;
}

interface Sources {
  readonly run: RunOnPage;
  readonly earlier: EarlierRun;
  readonly background: BackgroundRuns;
}

/** The parts of which the shown output is the sum: computed in the background for the figures that ask for them. */
export class Contributions {
  /** Of the last run for which any are known; it stays until the first of the next are. */
  known: KnownParts | undefined = $state.raw();
  /** Of the run that figures are laid against. */
  earlier: KnownParts | undefined = $state.raw();
  /** The share of what is being computed that is done, 0..1; undefined while nothing is. */
  progress: number | undefined = $state();
  error: Error | undefined = $state.raw();

  readonly #sources: Sources;
  readonly #byFigure = new Map<string, Wanted>();
  /** By the output of their run: that on the page, and the one that it is laid against. */
  readonly #kept = new Map<Shown['sr'], KnownParts>();
  #work: { readonly controller: AbortController; readonly key: string; readonly of: Shown['sr'] } | undefined;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** Whether any figure asks for parts. */
  get areWanted(): boolean {
    return this.#byFigure.size > 0;
  }

  /** A figure on screen asks for parts of whatever network is shown, `isCompared` also of the run it is laid against. */
  want(figure: string, parts: Wanted['parts'], isCompared = false): void {
    this.#byFigure.set(figure, { parts, isCompared });
    this.follow();
  }

  unwant(figure: string): void {
    this.#byFigure.delete(figure);
    this.follow();
  }

  /** Computes what is asked for of the runs on the page and not known yet; gives up what is no longer asked for. */
  follow(): void {
    const { shown } = this.#sources.run;
    if (!shown || shown.tiling.kind !== 'none') return this.#stop();
    const { earlier } = this;
    const compared = this.#compared(shown);
    this.earlier = compared && this.#kept.get(compared.sr);
    for (const sr of this.#kept.keys()) {
      if (![shown.sr, compared?.sr, this.known?.of.sr, earlier?.of.sr].includes(sr)) this.#kept.delete(sr);
    }
    const [run, missing] =
      [shown, compared]
        .flatMap((one) => (one ? [[one, this.#missing(one, one !== shown)] as const] : []))
        .find(([, parts]) => parts.length > 0) ?? [];
    if (!run || !missing) return this.#stop();
    const key = missing.map(partName).join();
    const isUnderWay = this.#work?.of === run.sr && this.#work.key.endsWith(key);
    if (isUnderWay) return;
    this.#stop();
    const controller = new AbortController();
    this.#work = { controller, key, of: run.sr };
    void this.#compute(run, missing, controller.signal);
  }

  /** The run that the one on the page is laid against, if it is another one of the same network. */
  #compared(shown: Shown): Shown | undefined {
    const { shown: earlier } = this.#sources.earlier;
    const isOther = earlier && earlier.sr !== shown.sr && earlier.tiling.kind === 'none';
    return isOther && earlier.network.info.fingerprint === shown.network.info.fingerprint
      ? earlier
      : undefined;
  }

  #missing(run: Shown, isCompared: boolean): Part[] {
    const { config } = run.network.info;
    const have = this.#kept.get(run.sr)?.pictures;
    const wanted = [...this.#byFigure.values()].filter((one) => one.isCompared || !isCompared);
    const all = new Map(wanted.flatMap(({ parts }) => parts(config)).map((part) => [partName(part), part]));
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
      const request = {
        parts,
        picture: shown.picture.lr,
        edits: shown.edits,
        ...(window && { window }),
      };
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
    const before = this.#kept.get(shown.sr)?.pictures ?? [];
    const pictures = new Map([
      ...before,
      ...found.map(({ part, picture }) => [partName(part), picture] as const),
    ]);
    const known = { of: shown, window, pictures };
    this.#kept.set(shown.sr, known);
    if (shown.sr === this.#sources.run.shown?.sr) this.known = known;
    else this.earlier = known;
  }
}
