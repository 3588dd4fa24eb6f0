import type { RcanConfig } from '../../model/config.ts';
import { allSites, type Site } from '../../model/sites.ts';
import { mergeRecords } from './merge-records.ts';
import type { RunOnPage } from './run-on-page.svelte.ts';
import type { Runner } from './runner.ts';
import type { Supplies } from './supplies.ts';
import type { TaskScheduler } from './task-scheduler.svelte.ts';
import type { Wish } from './wish.ts';

interface Parts {
  readonly tasks: TaskScheduler;
  readonly runner: Runner;
  readonly supplies: Supplies;
  readonly run: RunOnPage;
}

/** The feature maps that the figures on screen show: of the shown run they are recorded when they are asked for. */
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

  /** Runs the shown picture once more, when the page is idle, while sites are asked for that were not recorded. */
  async recordMissing(): Promise<void> {
    const { tasks, runner, supplies, run } = this.#parts;
    const { shown } = run;
    if (!shown || tasks.activity.kind !== 'idle') return;
    const { config } = shown.network.info;
    const missing = this.wanted(shown.wish, config).filter((site) => !shown.trace.records.has(site));
    if (missing.length === 0) return;
    const isRecorded = await tasks.do(
      { kind: 'running', purpose: 'maps' },
      async (task) => {
        await supplies.network(shown.wish.checkpoint, shown.wish.scale, task.signal);
        const { trace } = await runner.run('maps', { ...shown, sites: missing }, task);
        task.signal.throwIfAborted();
        const records = mergeRecords(shown.trace.records, trace.records, this.wanted(shown.wish, config));
        run.replaceShown({ ...shown, trace: { ...trace, records } });
      },
      // The reader has not asked for this run, and misses nothing if the second one succeeds.
      { retry: 'silent' },
    );
    if (isRecorded) await this.recordMissing();
  }
}
