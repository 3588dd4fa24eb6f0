import { createContext } from 'svelte';
import type {
  BackendName,
  BackendReport,
  EngineApi,
  RunOptions,
  RunRequest,
  RunResult,
  SystemRequest,
  SystemResult,
} from '../engine/protocol.ts';
import type { Pixels } from '../image/pixels.ts';
import { ReaderError } from '../image/reader-error.ts';
import { systems } from '../model/baselines/systems.ts';
import type { UpscalerConfig, Scale } from '../model/config.ts';
import type { Edit } from '../model/edits/edit.ts';
import { attention, placeOf, type Site } from '../model/sites.ts';
import type { SiteRecord } from '../trace/trace.ts';
import type { Selection } from '../views/shared/look.ts';
import { asError } from '../image/reader-error.ts';
import { EditedRuns } from './edits/edited-runs.svelte.ts';
import type { EditHistory } from './edits/edit-history.svelte.ts';
import { pictureStem, runStem } from './file-name.ts';
import { mergeRecords } from './run/merge-records.ts';
import type { OpenedPicture, PictureApi, PreparedPicture } from './pictures/picture-store.ts';
import { hasRecovered, Runner } from './run/runner.svelte.ts';
import type { Activity, Shown } from './run/session-state.ts';
import { Supplies, type SessionParts } from './run/supplies.ts';
import { WantedSites } from './run/wanted-sites.ts';
import type { CheckpointChoice, Wish } from './run/wish.ts';

/**
 * What all cells of the page share: the picture, the checkpoint, the edits, the last good run and the selection. The
 * last good run stays until the next is complete, whatever fails in between; the newest wish wins. A new picture or
 * network is first run without edits, then with them.
 */
export class Session {
  wish: Wish = $state.raw() as Wish;
  /** The opened picture, to choose a window on. */
  opened: OpenedPicture | undefined = $state.raw();
  /** The prepared picture of the newest wish, before the network has seen it. */
  preview: PreparedPicture | undefined = $state.raw();
  report: BackendReport | undefined = $state.raw();
  notice: Error | undefined = $state.raw();
  selection: Selection | undefined = $state.raw();

  readonly #engine: EngineApi;
  readonly #pictures: PictureApi;
  readonly #supplies: Supplies;
  readonly #runner: Runner;
  readonly #runs: EditedRuns;
  #runningConfig: UpscalerConfig | undefined = $state.raw();
  readonly #wanted = new WantedSites();
  #started: Promise<unknown> = Promise.resolve();

  /**
   * @param edits from an address; all refused if the first network has no place for one of them
   * @param onRefused is told why; else it is said in a notice
   */
  constructor(
    parts: SessionParts,
    wish: Wish,
    edits: readonly Edit[] = [],
    onRefused: (refusal: ReaderError) => void = (refusal) => (this.notice = refusal),
  ) {
    this.#engine = parts.engine;
    this.#pictures = parts.pictures;
    this.#supplies = new Supplies(parts);
    this.#runner = new Runner(parts.engine, parts.pictures);
    this.#runs = new EditedRuns(
      {
        runner: this.#runner,
        supplies: this.#supplies,
        wanted: this.#wanted,
        onFailure: (error) => (this.notice = error),
        onRefused,
      },
      edits,
    );
    this.wish = wish;
  }

  get activity(): Activity {
    return this.#runner.occupation.activity;
  }

  /** The last good run: what all figures show. */
  get shown(): Shown | undefined {
    return this.#runs.shown;
  }

  /** Its picture through its network without edits; the same object as `shown` where there are none. */
  get plain(): Shown | undefined {
    return this.#runs.plain;
  }

  /** The reader's edits, which may be ahead of those of the shown run. */
  get history(): EditHistory {
    return this.#runs.history;
  }

  /** Whether the reader's edits are still to be seen. */
  get editsPending(): boolean {
    return this.#runs.pending;
  }

  /** The network on the page: the running one as soon as its attention comes in, else the shown one. */
  readonly config: UpscalerConfig | undefined = $derived.by(() =>
    this.#runner.partial.size > 0
      ? this.#runningConfig
      : (this.shown?.network.info.config ?? this.#runningConfig),
  );

  /** The picture on the page: the last good run's, or before there is one, the one that waits for the network. */
  readonly picture: PreparedPicture | undefined = $derived(this.shown?.picture ?? this.preview);

  /** Residual group and block of the selection, the first ones when it lies outside the groups. */
  readonly place: { readonly group: number; readonly block: number } = $derived.by(() => {
    const place = this.config && this.selection ? placeOf(this.config, this.selection.site) : {};
    return { group: place.group ?? 0, block: place.block ?? 0 };
  });

  readonly channel: number = $derived(
    Math.min(this.selection?.channel ?? 0, (this.config?.features ?? Infinity) - 1),
  );

  /** Whether attention on the page is a run's that has not finished. */
  readonly filling: boolean = $derived.by(() => this.#runner.partial.size > 0);

  /** What a site held in the last good run. */
  record(site: Site): SiteRecord | undefined {
    return this.shown?.trace.records.get(site);
  }

  /** Attention of a block: of the run in progress once that has begun to report, else of the last good one. */
  attentionOf(g: number, b: number): Float32Array | undefined {
    const site = attention(g, b);
    return (this.filling ? this.#runner.partial.get(site) : this.record(site))?.data;
  }

  /** The shown run's picture as a PNG file. Throws `ReaderError` when there is none yet. */
  async savedPicture(): Promise<File> {
    const { shown } = this;
    if (!shown) throw new ReaderError('bad-argument', 'There is no picture to save yet.');
    const bytes = await this.#pictures.encode(shown.sr);
    const name = `${pictureStem(shown.wish)}-rcan-${runStem(shown)}.png`;
    return new File([bytes], name, { type: 'image/png' });
  }

  /** Starts the engine (`backend` alone if named) and runs the first picture. */
  start(backend?: BackendName): Promise<void> {
    this.#started = this.#engine.start(backend).then((report) => (this.report = report));
    // Handled where the run awaits it; without this a refusal before then would count as unhandled.
    this.#started.catch(() => undefined);
    return this.#fulfil(this.wish);
  }

  /**
   * Changes what is asked for and runs it; what was running is cancelled. A window, and to work on the whole of a
   * large picture, hold until the next change.
   */
  change(part: Partial<Wish>): Promise<void> {
    const { window, whole, ...rest } = { ...this.wish, ...part };
    const moved = 'window' in part && window;
    const tiled = 'whole' in part && whole;
    return this.#fulfil({ ...rest, ...(moved && { window }), ...(tiled && { whole }) });
  }

  /** Takes the shipped weights of a scale, also after a checkpoint of the reader's own. */
  setScale(scale: Scale): Promise<void> {
    return this.change({ scale, checkpoint: { kind: 'shipped' } });
  }

  /** Loads the reader's own checkpoint and runs the picture through it at its scale. */
  async openCheckpoint(name: string, bytes: ArrayBuffer): Promise<void> {
    const work = this.#runner.begin({ kind: 'loading' });
    try {
      await this.#started;
      const choice: CheckpointChoice = { kind: 'file', name, bytes };
      const { info } = await this.#supplies.network(choice, this.wish.scale, work.signal);
      if (work.signal.aborted) return;
      await this.change({ checkpoint: choice, scale: info.config.scale });
    } catch (error) {
      this.#fail(work, error);
    } finally {
      this.#runner.end(work);
      this.#continue();
    }
  }

  /** Runs on another backend, and the picture again on it. The one before goes on if the new one is refused. */
  async switchBackend(name: BackendName): Promise<void> {
    const work = this.#runner.begin({ kind: 'starting' });
    try {
      this.report = await this.#engine.start(name);
      this.#started = Promise.resolve();
      if (!work.signal.aborted) await this.#fulfil(this.wish);
    } catch (error) {
      this.#fail(work, error);
    } finally {
      this.#runner.end(work);
      this.#continue();
    }
  }

  /** Stops what is running; the page goes back to the last good run and its edits. */
  cancel(): void {
    if (this.shown) this.#goBack(this.shown);
    this.#runs.goBack();
    this.#runner.cancel();
  }

  /**
   * Changes the edits and runs the picture with them. While a run with edits goes on, only the newest list is run next.
   * Lists under the same `gesture`, a name for what is dragged, are undone together.
   */
  edit(edits: readonly Edit[], gesture?: string): void {
    this.history.change(edits, gesture);
    this.#continue();
  }

  /** What was dragged has been let go of. */
  endGesture(): void {
    this.history.endGesture();
  }

  undo(): void {
    this.history.undo();
    this.#continue();
  }

  redo(): void {
    this.history.redo();
    this.#continue();
  }

  resetEdits(): void {
    this.history.reset();
    this.#continue();
  }

  /**
   * One run in the background, of which the page shows nothing: of the plain run's picture, or another one, through its
   * network. It waits until nothing of the reader's is running, and is begun again if that comes in between. Rejects
   * as `EngineApi.run` does, and with `ReaderError` when no network is there yet.
   */
  measure({ picture, edits, ...request }: Measure, signal: AbortSignal): Promise<RunResult> {
    return this.#runner.occupation.inBackground(async (given) => {
      const { plain } = this;
      if (!plain) throw new ReaderError('bad-argument', 'There is no network to measure with yet.');
      const { checkpoint, scale, whole } = plain.wish;
      await this.#supplies.network(checkpoint, scale, given);
      const lr = picture ?? plain.picture.lr;
      const tiling = picture ? 'auto' : (whole ?? 'auto');
      return this.#engine.run(
        { ...request, picture: lr, tiling, ...(edits && { edits }) },
        { signal: given },
      );
    }, signal);
  }

  /** The network of the last good run at its own scale; at others, the one that the notebook brings. */
  checkpointFor(scale: Scale): CheckpointChoice {
    const wish = this.plain?.wish;
    return wish?.scale === scale ? wish.checkpoint : { kind: 'shipped' };
  }

  /**
   * One run of a system in the background, as `measure`; RCAN's is of `checkpointFor` its scale. Rejects as
   * `EngineApi.runSystem` does.
   */
  runSystem(
    request: SystemRequest,
    { signal, onProgress }: RunOptions & { readonly signal: AbortSignal },
  ): Promise<SystemResult> {
    return this.#runner.occupation.inBackground(async (given) => {
      const { system, scale } = request;
      if (systems[system].weights === 'checkpoint')
        await this.#supplies.network(this.checkpointFor(scale), scale, given);
      return this.#engine.runSystem(request, { signal: given, ...(onProgress && { onProgress }) });
    }, signal);
  }

  /** Picks a site and channel in all figures, or lets go of them. */
  select(selection: Selection | undefined): void {
    this.selection = selection;
  }

  /** A figure on screen says which sites it shows; they are recorded if the last run did not. */
  want(figure: string, sites: readonly Site[]): void {
    this.#wanted.set(figure, sites);
    void this.#recordMissing();
  }

  unwant(figure: string): void {
    this.#wanted.delete(figure);
  }

  dismissNotice(): void {
    this.notice = undefined;
  }

  async #fulfil(wish: Wish, retried = false): Promise<void> {
    const work = this.#runner.begin({ kind: 'opening' });
    this.wish = wish;
    let again = false;
    this.#supplies.fetchAhead(wish.checkpoint, wish.scale);
    try {
      const { opened, picture } = await this.#supplies.picture(wish, work.signal);
      if (work.signal.aborted) return;
      this.opened = opened;
      this.preview = picture;
      this.#runner.occupation.activity = { kind: this.report ? 'loading' : 'starting' };
      await this.#started;
      const network = await this.#supplies.network(wish.checkpoint, wish.scale, work.signal);
      if (work.signal.aborted) return;
      this.#runningConfig = network.info.config;
      const sites = wish.whole ? [] : this.#wanted.of(network.info.config);
      const edits: readonly Edit[] = [];
      const result = await this.#runner.run(
        'output',
        { wish, picture, sites, edits: this.#runs.listFor(edits) },
        work.signal,
      );
      const judged = await this.#runner.judge(result, picture);
      if (work.signal.aborted) return;
      const plain = { ...result, ...judged, wish, edits, opened, picture, network };
      this.notice = this.#runs.take(plain) ?? this.notice;
    } catch (error) {
      again = !retried && hasRecovered(error, work.signal);
      this.#fail(work, error);
      if (this.shown && this.#runner.occupation.isCurrent(work) && !again) this.#goBack(this.shown);
    } finally {
      this.#runner.end(work);
    }
    if (again) await this.#fulfil(wish, true);
    else this.#continue();
  }

  /** Goes on with what is still to be done for the shown picture: first the reader's edits, then maps for figures. */
  #continue(): void {
    if (this.editsPending) void this.#runs.catchUp().then(() => this.#recordMissing());
    else void this.#recordMissing();
  }

  /** The controls say again what is on the page. */
  #goBack(shown: Shown): void {
    this.wish = shown.wish;
    this.opened = shown.opened;
    this.preview = shown.picture;
  }

  /** Runs the shown picture once more when a figure on screen asks for sites that were not recorded. */
  async #recordMissing(): Promise<void> {
    const shown = this.shown;
    // Of a picture in tiles a single site's maps may take more memory than all others together.
    if (!shown || shown.wish.whole || this.activity.kind !== 'idle') return;
    const { config } = shown.network.info;
    const missing = this.#wanted.of(config).filter((site) => !shown.trace.records.has(site));
    if (missing.length === 0) return;
    const work = this.#runner.begin({ kind: 'running', purpose: 'maps' });
    let recorded = false;
    try {
      await this.#supplies.network(shown.wish.checkpoint, shown.wish.scale, work.signal);
      const { trace } = await this.#runner.run(
        'maps',
        { ...shown, sites: missing, edits: this.#runs.listFor(shown.edits) },
        work.signal,
      );
      if (work.signal.aborted || this.shown !== shown) return;
      const records = mergeRecords(shown.trace.records, trace.records, this.#wanted.of(config));
      this.#runs.replaceShown({ ...shown, trace: { ...trace, records } });
      recorded = true;
    } catch (error) {
      this.#fail(work, error);
    } finally {
      this.#runner.end(work);
    }
    if (recorded) await this.#recordMissing();
  }

  /** Says what went wrong, unless the work was given up on purpose. */
  #fail(work: AbortController, error: unknown): void {
    if (!work.signal.aborted) this.notice = asError(error);
  }
}

/** What is measured in the background. */
interface Measure extends Pick<RunRequest, 'sites' | 'attention'> {
  /** LR; that of the plain run when it is left out. */
  readonly picture?: Pixels;
  readonly edits?: readonly Edit[] | undefined;
}

export const [useSession, provideSession] = createContext<Session>();
