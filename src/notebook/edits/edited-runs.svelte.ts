import { ReaderError } from '../../image/reader-error.ts';
import type { RcanConfig } from '../../model/config.ts';
import { checkEdits } from '../../model/edits/check-edits.ts';
import type { Edit } from '../../model/edits/edit.ts';
import { serializeEdits } from '../../model/edits/serialize-edits.ts';
import type { Site } from '../../model/sites.ts';
import type { SiteRecord } from '../../trace/trace.ts';
import type { Shown } from '../session-state.ts';
import { EditHistory } from './edit-history.svelte.ts';
import { unchangedRecords } from './unchanged-records.ts';

/**
 * The run on the page and the one that it is compared with: the same picture through the same network without edits.
 * Without edits both are the same object, also after edits were undone.
 */
export class EditedRuns {
  readonly history: EditHistory;
  plain: Shown | undefined = $state.raw();
  shown: Shown | undefined = $state.raw();
  /** Whether the list comes from an address, for whatever network. */
  #foreign: boolean;

  /** Whether the page shows another list of edits than the reader has made. */
  readonly pending: boolean = $derived.by(
    () => this.shown !== undefined && !isSame(this.shown.edits, this.history.edits),
  );

  /** Whether a run may soon be followed by one with other edits, for which the engine should keep what it has. */
  readonly inPlay: boolean = $derived.by(
    () => this.history.edits.length > 0 || this.history.canUndo || this.history.canRedo,
  );

  /** @param edits from an address; checked when the first network is there */
  constructor(edits: readonly Edit[] = []) {
    this.history = new EditHistory(edits);
    this.#foreign = edits.length > 0;
  }

  /**
   * Takes a run without edits of a picture or network that is new on the page. Edits for which its network has no place
   * are dropped, those of an address all together; then returns what to tell the reader.
   */
  take(plain: Shown): ReaderError | undefined {
    [this.plain, this.shown] = [plain, plain];
    const { config } = plain.network.info;
    const refusal = this.#foreign ? refusalOf(config, this.history.edits) : undefined;
    this.#foreign = false;
    const dropped = this.history.keep((edit) => !refusal && !refusalOf(config, [edit]));
    return refusal ?? (dropped.length > 0 ? leftOut(dropped) : undefined);
  }

  /** The shown run with more recorded; of the plain one, both stay the same. */
  replaceShown(shown: Shown): void {
    if (this.shown === this.plain) this.plain = shown;
    this.shown = shown;
  }

  showPlain(): void {
    this.shown = this.plain;
  }

  /** The reader's list becomes the one on the page, for instance because the run with another one failed. */
  goBack(): void {
    if (this.pending && this.shown) this.history.change(this.shown.edits);
  }

  /** What the runs at hand recorded that holds with these edits too. */
  unchanged(edits: readonly Edit[]): ReadonlyMap<Site, SiteRecord> {
    const runs = [this.plain, this.shown].filter((run) => run !== undefined);
    return new Map(runs.flatMap((run) => [...unchangedRecords(run, edits)]));
  }
}

const isSame = (a: readonly Edit[], b: readonly Edit[]): boolean =>
  a === b || serializeEdits(a) === serializeEdits(b);

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
