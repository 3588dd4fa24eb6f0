import { createContext } from 'svelte';
import type { BackendName, BackendReport, EngineApi } from '../engine/protocol.ts';
import { ReaderError } from '../image/reader-error.ts';
import type { Scale } from '../model/config.ts';
import type { Edit } from '../model/edits/edit.ts';
import type { Against } from '../views/shared/against.ts';
import { EditHistory } from './edits/edit-history.svelte.ts';
import { EditedRuns } from './edits/edited-runs.ts';
import { shownStem } from './file-name.ts';
import type { OpenedPicture, PictureApi, PreparedPicture } from './pictures/picture-store.ts';
import { BackgroundRuns } from './run/background-runs.ts';
import { Contributions } from './run/contributions.svelte.ts';
import { ConvolutionWeights } from './run/convolution-weights.svelte.ts';
import { EarlierRun } from './run/earlier-run.svelte.ts';
import { FeatureMaps } from './run/feature-maps.ts';
import { RunOnPage } from './run/run-on-page.svelte.ts';
import { Runner } from './run/runner.ts';
import { Supplies, type SessionParts } from './run/supplies.ts';
import { TaskScheduler, type Task } from './run/task-scheduler.svelte.ts';
import { firstExtent, type CheckpointChoice, type Wish } from './run/wish.ts';
import { SelectedPlace } from './selected-place.svelte.ts';

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

  /** What the page is busy with. */
  readonly tasks = new TaskScheduler({ kind: 'opening' }, (error) => (this.notice = error));
  readonly run = new RunOnPage(this.tasks);
  /** What figures are laid against. */
  readonly earlier = new EarlierRun(this.run);
  readonly selection = new SelectedPlace(this.run);
  readonly edits: EditHistory;
  readonly maps: FeatureMaps;
  readonly background: BackgroundRuns;
  readonly contributions: Contributions;
  readonly convolutions: ConvolutionWeights;

  readonly #engine: EngineApi;
  readonly #pictures: PictureApi;
  readonly #supplies: Supplies;
  readonly #runner: Runner;
  readonly #editedRuns: EditedRuns;
  #started: Promise<unknown> = Promise.resolve();
  /** Why the last picture or network that was asked for could not be run. */
  #failure: Error | undefined;

  /**
   * @param edits from an address; all refused if the first network has no place for one of them
   * @param onRefused called with the reason, which is the notice when nothing is given
   */
  constructor(
    parts: SessionParts,
    wish: Wish,
    edits: readonly Edit[] = [],
    onRefused: (refusal: ReaderError) => void = (refusal) => (this.notice = refusal),
  ) {
    const { tasks, run } = this;
    const { engine, pictures } = parts;
    this.wish = wish;
    this.edits = new EditHistory(edits, {
      shown: () => run.shown?.edits,
      onChange: () => this.#continue(),
    });
    const supplies = new Supplies(parts);
    const runner = new Runner({
      engine,
      pictures,
      isEdited: () => this.edits.isTouched,
      wantsParts: () => this.contributions.areWanted,
    });
    const shared = { tasks, run, supplies, runner };
    this.maps = new FeatureMaps({ ...shared, earlier: this.earlier });
    this.background = new BackgroundRuns({ ...shared, engine });
    this.contributions = new Contributions({ run, earlier: this.earlier, background: this.background });
    this.convolutions = new ConvolutionWeights({ run, supplies, tasks });
    this.#editedRuns = new EditedRuns({ ...shared, maps: this.maps, edits: this.edits, onRefused });
    [this.#engine, this.#pictures] = [engine, pictures];
    [this.#supplies, this.#runner] = [supplies, runner];
  }

  /** The picture on the page: the last good run's, or before there is one, the one that waits for the network. */
  readonly picture: PreparedPicture | undefined = $derived(this.run.shown?.picture ?? this.preview);

  /** The shown run's picture as a PNG file. Throws `ReaderError` when there is none yet. */
  async savedPicture(): Promise<File> {
    const { shown } = this.run;
    if (!shown) throw new ReaderError('bad-argument', 'There is no picture to save yet.');
    const bytes = await this.#pictures.encode(shown.sr);
    return new File([bytes], `${shownStem(shown)}.png`, { type: 'image/png' });
  }

  /** Starts the engine (`backend` alone if named) and runs the first picture. */
  start(backend?: BackendName): Promise<void> {
    this.#started = this.#engine.start(backend).then((report) => (this.report = report));
    // Handled where the run awaits it; without this a refusal before then would count as unhandled.
    this.#started.catch(() => undefined);
    return this.#runWish(this.wish);
  }

  /** Changes what is asked for and runs it; what was running is cancelled. An extent holds until the next change. */
  change(part: Partial<Wish>): Promise<void> {
    return this.#runWish({ ...this.wish, extent: firstExtent, ...part });
  }

  /** Lays the figures of the page against another run. */
  layAgainst(against: Against): void {
    this.earlier.against = against;
    void this.maps.recordMissing();
    this.contributions.follow();
  }

  /** Takes the shipped weights of a scale, also after a checkpoint of the reader's own. */
  setScale(scale: Scale): Promise<void> {
    return this.change({ scale, checkpoint: { kind: 'shipped' } });
  }

  /** Loads the reader's own checkpoint and runs the picture through it at its scale. */
  async openCheckpoint(name: string, bytes: ArrayBuffer): Promise<void> {
    const choice: CheckpointChoice = { kind: 'file', name, bytes };
    await this.tasks.do(
      { kind: 'loading' },
      async ({ signal }) => {
        await this.#started;
        const { info } = await this.#supplies.network(choice, this.wish.scale, signal);
        signal.throwIfAborted();
        // Begins a task of its own, which takes the place of this one.
        await this.change({ checkpoint: choice, scale: info.config.scale });
      },
      { retry: 'told' },
    );
    this.#continue();
  }

  /** Runs on another backend, and the picture again on it. The one before goes on if the new one is refused. */
  async switchBackend(name: BackendName): Promise<void> {
    await this.tasks.do({ kind: 'starting' }, async ({ signal }) => {
      this.report = await this.#engine.start(name);
      this.#started = Promise.resolve();
      signal.throwIfAborted();
      // Begins a task of its own, which takes the place of this one.
      await this.#runWish(this.wish);
    });
    this.#continue();
  }

  /** Stops what is running; the page goes back to the last good run and its edits. */
  cancel(): void {
    this.#goBack();
    this.#editedRuns.goBack();
    this.tasks.cancel();
  }

  dismissNotice(): void {
    this.notice = undefined;
  }

  async #runWish(wish: Wish): Promise<void> {
    this.wish = wish;
    this.#supplies.fetchAhead(wish.checkpoint, wish.scale);
    await this.tasks.do({ kind: 'opening' }, (task) => this.#runPlain(wish, task), {
      retry: 'told',
      onFailure: () => {
        this.#failure = this.notice;
        this.#goBack();
      },
    });
    this.#continue();
  }

  /** Opens the picture, loads the network and runs it without edits. */
  async #runPlain(wish: Wish, task: Task): Promise<void> {
    const { signal } = task;
    const { opened, picture } = await this.#supplies.picture(wish, signal);
    signal.throwIfAborted();
    this.opened = opened;
    this.preview = picture;
    task.update({ kind: this.report ? 'loading' : 'starting' });
    await this.#started;
    task.update({ kind: 'loading' });
    const network = await this.#supplies.network(wish.checkpoint, wish.scale, signal, (download) =>
      task.update({ kind: 'loading', download }),
    );
    signal.throwIfAborted();
    const { config } = network.info;
    this.run.loadedConfig = config;
    const sites = this.maps.wanted(wish, config);
    const edits: readonly Edit[] = [];
    const result = await this.#runner.run('output', { wish, picture, sites, edits }, task);
    const scored = await this.#runner.score(result, picture);
    signal.throwIfAborted();
    this.run.showPlain({ ...result, ...scored, wish, edits, opened, picture, network }, this.edits.step);
    // Why another picture or network is not on the page is of no interest now.
    if (this.notice === this.#failure) this.notice = undefined;
    this.notice = this.#editedRuns.keepFitting(config) ?? this.notice;
  }

  /** Goes on with what is still to be done for the shown picture: first the reader's edits, then maps for figures. */
  #continue(): void {
    const isBehind = this.edits.pending || this.tasks.isRunning('edits');
    if (isBehind) void this.#editedRuns.catchUp().then(() => this.maps.recordMissing());
    else void this.maps.recordMissing();
    this.contributions.follow();
    this.convolutions.follow();
  }

  /** The controls are set back to what the shown run was made with. */
  #goBack(): void {
    const { shown } = this.run;
    if (!shown) return;
    this.wish = shown.wish;
    this.opened = shown.opened;
    this.preview = shown.picture;
  }
}

export const [useSession, provideSession] = createContext<Session>();
