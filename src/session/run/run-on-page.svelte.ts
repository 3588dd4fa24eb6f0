import type { UpscalerConfig } from '../../model/config.ts';
import { attention, hidden, type Site } from '../../model/sites.ts';
import type { SiteRecord } from '../../trace/trace.ts';
import type { MeasuredUnits } from '../../views/hidden-units/state.ts';
import { measuredUnits } from '../network/measured-units.ts';
import { mergeRecords } from './merge-records.ts';
import type { Shown } from './session-state.ts';
import type { TaskScheduler } from './task-scheduler.svelte.ts';

/** Bytes of feature maps that stay of the run before the one on the page; the attention of all blocks stays. */
const mapBytesBefore = 96 * 2 ** 20;

/**
 * The runs whose numbers are on the page: the last good one, the one before it, and what has come in of the one in
 * progress.
 */
export class RunOnPage {
  /** The last good run: what all figures show. */
  shown: Shown | undefined = $state.raw();
  /** Its picture through its network without edits; the same object as `shown` where there are none. */
  plain: Shown | undefined = $state.raw();
  /** What was shown before the last change of picture, network or edits. */
  before: Shown | undefined = $state.raw();
  /** Of the reader's edits, at which the shown run was asked for. */
  #step = 0;
  /** Of the network that was loaded last to be shown. */
  loadedConfig: UpscalerConfig | undefined = $state.raw();
  readonly #tasks: TaskScheduler;

  /** Whether what is shown was run with edits. */
  readonly isEdited: boolean = $derived.by(() => this.shown !== this.plain);

  constructor(tasks: TaskScheduler) {
    this.#tasks = tasks;
  }

  readonly #partial: ReadonlyMap<Site, SiteRecord> | undefined = $derived.by(() => {
    const { activity } = this.#tasks;
    return activity.kind === 'running' ? activity.attention : undefined;
  });

  /** Whether attention on the page is a run's that has not finished. */
  readonly filling: boolean = $derived.by(() => this.#partial !== undefined);

  /** The network on the page: the running one as soon as its attention comes in, else the shown one. */
  readonly config: UpscalerConfig | undefined = $derived.by(() =>
    this.filling ? this.loadedConfig : (this.shown?.network.info.config ?? this.loadedConfig),
  );

  /** What a site held in the last good run. */
  record(site: Site): SiteRecord | undefined {
    return this.shown?.trace.records.get(site);
  }

  /** Attention of a block: of the run in progress once that has begun to report, else of the last good one. */
  attentionOf(g: number, b: number): Float32Array | undefined {
    const site = attention(g, b);
    return (this.#partial ? this.#partial.get(site) : this.record(site))?.data;
  }

  /** The hidden units of a block in the last good run; none while another one fills in. */
  hiddenOf(g: number, b: number): Float32Array | undefined {
    return this.filling ? undefined : this.record(hidden(g, b))?.data;
  }

  /** What was measured of them over several pictures, where the network of the last good run was. */
  measuredUnits(g: number, b: number): MeasuredUnits | undefined {
    return measuredUnits(this.shown?.network.info.fingerprint, g, b);
  }

  /**
   * Shows a run without edits of a picture or network that is new on the page.
   * @param step of the reader's edits: a run with these, which follows, is no change of its own
   */
  showPlain(plain: Shown, step: number): void {
    // Another backend runs the same once more.
    if (this.shown && this.shown.wish !== plain.wish) this.before = withFewMaps(this.shown);
    this.#step = step;
    [this.plain, this.shown] = [plain, plain];
  }

  /**
   * Shows a run of the same picture and network with other edits.
   * @param step of the reader's edits; runs of one step, as while a value is dragged, are one change
   */
  showEdited(edited: Shown, step: number): void {
    if (this.shown && step !== this.#step) this.before = withFewMaps(this.shown);
    this.#step = step;
    this.shown = edited;
  }

  /** Takes the same run with more recorded in place of one of them; what was one object stays one. */
  replace(run: Shown, byRun: Shown): void {
    if (run === this.plain) this.plain = byRun;
    if (run === this.before) this.before = byRun;
    if (run === this.shown) this.shown = byRun;
  }
}

function withFewMaps(run: Shown): Shown {
  const records = mergeRecords(new Map(), run.trace.records, [], mapBytesBefore);
  return { ...run, trace: { ...run.trace, records } };
}
