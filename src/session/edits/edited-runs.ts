import { ReaderError } from '../../image/reader-error.ts';
import type { RcanConfig } from '../../model/config.ts';
import { checkEdits } from '../../model/edits/check-edits.ts';
import type { Edit } from '../../model/edits/edit.ts';
import type { Site } from '../../model/sites.ts';
import type { SiteRecord } from '../../trace/trace.ts';
import type { FeatureMaps } from '../run/feature-maps.ts';
import { mergeRecords } from '../run/merge-records.ts';
import type { RunOnPage } from '../run/run-on-page.svelte.ts';
import type { Runner } from '../run/runner.ts';
import type { Shown } from '../run/session-state.ts';
import type { Supplies } from '../run/supplies.ts';
import type { Task, TaskScheduler } from '../run/task-scheduler.svelte.ts';
import type { EditHistory } from './edit-history.svelte.ts';
import { Newest } from './newest.ts';
import { unchangedRecords } from './unchanged-records.ts';

interface Parts {
  readonly tasks: TaskScheduler;
  readonly runner: Runner;
  readonly supplies: Supplies;
  readonly maps: FeatureMaps;
  readonly run: RunOnPage;
  readonly edits: EditHistory;
  /** Called when edits from an address do not fit the first network. */
  readonly onRefused: (refusal: ReaderError) => void;
}

/**
 * Brings the page to the reader's edits: the same picture through the same network with them. Without edits the shown
 * run and the plain one are the same object, also after edits were undone.
 */
export class EditedRuns {
  readonly #parts: Parts;
  readonly #newest = new Newest<void>(() => this.#run());
  /** Whether the list comes from an address and has not yet been checked against a network. */
  #fromLink: boolean;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#fromLink = parts.edits.list.length > 0;
  }

  /**
   * Drops the edits for which a network that is new on the page has no place, those of an address all together. Returns
   * what to tell the reader of the others.
   */
  keepFitting(config: RcanConfig): ReaderError | undefined {
    const { edits, onRefused } = this.#parts;
    const refusal = this.#fromLink ? refusalOf(config, edits.list) : undefined;
    this.#fromLink = false;
    const dropped = edits.keep((edit) => !refusal && !refusalOf(config, [edit]));
    if (refusal) onRefused(refusal);
    return !refusal && dropped.length > 0 ? leftOut(dropped) : undefined;
  }

  /** The reader's list becomes the one on the page: what was asked for meanwhile is given up. */
  goBack(): void {
    const { run, edits } = this.#parts;
    this.#newest.forget();
    if (edits.pending && run.shown) edits.change(run.shown.edits);
  }

  /** Brings the page to the reader's edits. They wait while a new picture or network is on its way. */
  catchUp(): Promise<void> {
    const { tasks, edits } = this.#parts;
    // What the reader has gone back to is there, shown or as the plain run: the run in progress is not needed.
    const isThere = edits.list.length === 0 || !edits.pending;
    if (isThere && tasks.isRunning('edits')) tasks.cancel();
    return this.#newest.ask();
  }

  async #run(): Promise<void> {
    const { tasks, run, edits } = this.#parts;
    const { plain } = run;
    const isFree = tasks.activity.kind === 'idle' || tasks.isRunning('maps');
    if (!plain || !edits.pending || !isFree) return;
    let { list } = edits;
    await tasks.do(
      { kind: 'running', purpose: 'edits' },
      async (task) => {
        const { step } = edits;
        ({ list } = edits);
        run.showEdited(list.length === 0 ? plain : await this.#edited(plain, list, task), step);
      },
      {
        retry: 'told',
        // Unless there is a newer list, which is run next.
        onFailure: () => {
          if (edits.list === list) this.goBack();
        },
      },
    );
  }

  async #edited(plain: Shown, edits: readonly Edit[], task: Task): Promise<Shown> {
    const { runner, supplies, maps } = this.#parts;
    const { wish, picture } = plain;
    const { info } = await supplies.network(wish.checkpoint, wish.scale, task.signal);
    const unchanged = this.#unchanged(edits);
    const asked = maps.wanted(wish, info.config);
    const sites = asked.filter((site) => !unchanged.has(site));
    const result = await runner.run('edits', { wish, picture, sites, edits }, task);
    const scored = await runner.score(result, picture);
    task.signal.throwIfAborted();
    const records = mergeRecords(unchanged, result.trace.records, asked);
    return { ...plain, ...result, ...scored, edits, trace: { ...result.trace, records } };
  }

  /** What the runs at hand recorded that holds with these edits too. */
  #unchanged(edits: readonly Edit[]): ReadonlyMap<Site, SiteRecord> {
    const { plain, shown } = this.#parts.run;
    const runs = [plain, shown].filter((run) => run !== undefined);
    return new Map(runs.flatMap((run) => [...unchangedRecords(run, edits)]));
  }
}

function refusalOf(config: RcanConfig, edits: readonly Edit[]): ReaderError | undefined {
  try {
    checkEdits(config, edits);
    return undefined;
  } catch (error) {
    if (error instanceof ReaderError) return error;
    throw error;
  }
}

function leftOut(edits: readonly Edit[]): ReaderError {
  const places = edits.map(({ site }) => site).join(', ');
  const message = `This network has no place for ${edits.length === 1 ? 'an edit' : `${edits.length} edits`} at ${places}. The others were kept.`;
  return new ReaderError('edits-left-out', message, { count: edits.length, places });
}
