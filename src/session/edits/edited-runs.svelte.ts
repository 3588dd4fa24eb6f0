import { ReaderError } from '../../image/reader-error.ts';
import type { RcanConfig } from '../../model/config.ts';
import { checkEdits } from '../../model/edits/check-edits.ts';
import type { Edit } from '../../model/edits/edit.ts';
import type { Site } from '../../model/sites.ts';
import type { SiteRecord } from '../../trace/trace.ts';
import type { Shown } from '../run/session-state.ts';
import { asError } from '../../image/reader-error.ts';
import { mergeRecords } from '../run/merge-records.ts';
import { hasRecovered, type Runner } from '../run/runner.svelte.ts';
import type { Supplies } from '../run/supplies.ts';
import type { WantedSites } from '../run/wanted-sites.ts';
import { EditHistory } from './edit-history.svelte.ts';
import { Newest } from './newest.ts';
import { sameEdits } from './same-edits.ts';
import { unchangedRecords } from './unchanged-records.ts';

interface Parts {
  readonly runner: Runner;
  readonly supplies: Supplies;
  readonly wanted: WantedSites;
  readonly onFailure: (error: Error) => void;
  /** Called when edits from an address do not fit the first network. */
  readonly onRefused: (refusal: ReaderError) => void;
}

/**
 * The run on the page and the one that it is compared with: the same picture through the same network without edits.
 * Without edits both are the same object, also after edits were undone.
 */
export class EditedRuns {
  readonly history: EditHistory;
  plain: Shown | undefined = $state.raw();
  shown: Shown | undefined = $state.raw();
  readonly #parts: Parts;
  readonly #newest = new Newest<void>(() => this.#run());
  /** Whether the list comes from an address, for whatever network. */
  #foreign: boolean;

  /** Whether the page shows another list of edits than the reader has made. */
  readonly pending: boolean = $derived.by(
    () => this.shown !== undefined && !sameEdits(this.shown.edits, this.history.edits),
  );

  /** @param edits from an address; checked when the first network is there */
  constructor(parts: Parts, edits: readonly Edit[]) {
    this.#parts = parts;
    this.history = new EditHistory(edits);
    this.#foreign = edits.length > 0;
  }

  /**
   * Takes a run without edits of a picture or network that is new on the page. Edits for which its network has no place
   * are dropped, those of an address all together; returns what to tell the reader of the others.
   */
  take(plain: Shown): ReaderError | undefined {
    [this.plain, this.shown] = [plain, plain];
    const { config } = plain.network.info;
    const refusal = this.#foreign ? refusalOf(config, this.history.edits) : undefined;
    this.#foreign = false;
    const dropped = this.history.keep((edit) => !refusal && !refusalOf(config, [edit]));
    if (refusal) this.#parts.onRefused(refusal);
    return !refusal && dropped.length > 0 ? leftOut(dropped) : undefined;
  }

  /** The shown run with more recorded; of the plain one, both stay the same. */
  replaceShown(shown: Shown): void {
    if (this.shown === this.plain) this.plain = shown;
    this.shown = shown;
  }

  /** The reader's list becomes the one on the page: what was asked for meanwhile is given up. */
  goBack(): void {
    this.#newest.forget();
    if (this.pending && this.shown) this.history.change(this.shown.edits);
  }

  /** The list to name in a request; none while the reader does not edit, so that the engine keeps nothing. */
  listFor(edits: readonly Edit[]): readonly Edit[] | undefined {
    const { canUndo, canRedo } = this.history;
    return canUndo || canRedo || this.history.edits.length > 0 ? edits : undefined;
  }

  /** Brings the page to the reader's edits. They wait while a new picture or network is on its way. */
  catchUp(): Promise<void> {
    const { occupation } = this.#parts.runner;
    // The plain run is there: nothing to wait for.
    if (this.history.edits.length === 0 && occupation.isRunning('edits')) occupation.cancel();
    return this.#newest.ask();
  }

  async #run(retried = false): Promise<void> {
    const { runner, onFailure } = this.#parts;
    const { plain, pending } = this;
    const isFree = runner.occupation.activity.kind === 'idle' || runner.occupation.isRunning('maps');
    if (!plain || !pending || !isFree) return;
    const { edits } = this.history;
    const work = runner.begin({ kind: 'running', purpose: 'edits' });
    let again = false;
    try {
      this.shown = edits.length === 0 ? plain : await this.#edited(plain, edits, work.signal);
    } catch (error) {
      if (work.signal.aborted) return;
      again = !retried && hasRecovered(error, work.signal);
      onFailure(asError(error));
      // A newer list may do better: it is run next.
      if (!again && this.history.edits === edits) this.goBack();
    } finally {
      runner.end(work);
    }
    if (again) await this.#run(true);
  }

  async #edited(plain: Shown, edits: readonly Edit[], signal: AbortSignal): Promise<Shown> {
    const { runner, supplies, wanted } = this.#parts;
    const { wish, picture } = plain;
    const { info } = await supplies.network(wish.checkpoint, wish.scale, signal);
    const unchanged = this.#unchanged(edits);
    const asked = wish.whole ? [] : wanted.of(info.config);
    const sites = asked.filter((site) => !unchanged.has(site));
    const result = await runner.run('edits', { wish, picture, sites, edits }, signal);
    const judged = await runner.judge(result, picture);
    signal.throwIfAborted();
    const records = mergeRecords(unchanged, result.trace.records, asked);
    return { ...plain, ...result, ...judged, edits, trace: { ...result.trace, records } };
  }

  /** What the runs at hand recorded that holds with these edits too. */
  #unchanged(edits: readonly Edit[]): ReadonlyMap<Site, SiteRecord> {
    const runs = [this.plain, this.shown].filter((run) => run !== undefined);
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
