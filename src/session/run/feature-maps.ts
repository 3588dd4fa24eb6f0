import type { RcanConfig } from '../../model/config.ts';
import { allSites, type Site } from '../../model/sites.ts';
import type { EarlierRun } from './earlier-run.svelte.ts';
import { mergeRecords } from './merge-records.ts';
import type { RunOnPage } from './run-on-page.svelte.ts';
import type { Runner } from './runner.ts';
import type { Shown } from './session-state.ts';
import type { Supplies } from './supplies.ts';
import type { TaskScheduler } from './task-scheduler.svelte.ts';
import type { Wish } from './wish.ts';

interface Parts {
  readonly tasks: TaskScheduler;
  readonly runner: Runner;
  readonly supplies: Supplies;
  readonly run: RunOnPage;
  readonly earlier: EarlierRun;
}

/**
 * The feature maps that the figures on screen show: of the shown run, and of the one that figures are laid against, they
 * are recorded when they are asked for.
 */
export class FeatureMaps {
  readonly #parts: Parts;
  readonly #byFigure = new Map<string, readonly Site[]>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A figure on screen says which sites it shows; they are recorded if the last run did not. */
  want(figure: string, sites: readonly Site[]): void {
    this.#byFigure.set(figure, sites);
    void this.recordMissing();
  }

  unwant(figure: string): void {
    this.#byFigure.delete(figure);
  }

  /** The sites to record in a run: those that its network has, as figures may still ask for sites of the one before. */
  wanted({ extent }: Wish, config: RcanConfig): Site[] {
    // Of a picture in tiles a single site's maps may take more memory than all others together.
    if (extent.kind === 'whole') return [];
    const known = new Set(allSites(config));
    return [...new Set([...this.#byFigure.values()].flat())].filter((site) => known.has(site));
  }

  /** Runs a picture once more, when the page is idle, while sites are asked for that were not recorded. */
  async recordMissing(): Promise<void> {
    const { tasks, runner, supplies, run } = this.#parts;
    if (tasks.activity.kind !== 'idle') return;
    const lacking = this.#runs.find((one) => this.#missing(one).length > 0);
    if (!lacking) return;
    const { wish, trace: known } = lacking;
    const isRecorded = await tasks.do(
      { kind: 'running', purpose: 'maps' },
      async (task) => {
        await supplies.network(wish.checkpoint, wish.scale, task.signal);
        const { trace } = await runner.run('maps', { ...lacking, sites: this.#missing(lacking) }, task);
        task.signal.throwIfAborted();
        const wanted = this.wanted(wish, lacking.network.info.config);
        const records = mergeRecords(known.records, trace.records, wanted);
        run.replace(lacking, { ...lacking, trace: { ...trace, records } });
      },
      // The reader has not asked for this run, and misses nothing if the second one succeeds.
      { retry: 'silent' },
    );
    if (isRecorded) await this.recordMissing();
  }

  /** The runs of which maps are drawn: not of an earlier one through another network, which would be loaded twice. */
  get #runs(): readonly Shown[] {
    const { shown } = this.#parts.run;
    const earlier = this.#parts.earlier.shown;
    if (!shown) return [];
    return earlier?.network.info.fingerprint === shown.network.info.fingerprint ? [shown, earlier] : [shown];
  }

  #missing({ wish, network, trace }: Shown): readonly Site[] {
    return this.wanted(wish, network.info.config).filter((site) => !trace.records.has(site));
  }
}
