import type {
  ContributionsOptions,
  ContributionsRequest,
  ContributionsResult,
  EngineApi,
  RunOptions,
  RunRequest,
  RunResult,
  SystemRequest,
  SystemResult,
} from '../../engine/protocol.ts';
import type { Pixels } from '../../image/pixels.ts';
import { ReaderError } from '../../image/reader-error.ts';
import { systems } from '../../model/baselines/systems.ts';
import type { Scale } from '../../model/config.ts';
import type { Edit } from '../../model/edits/edit.ts';
import type { RunOnPage } from './run-on-page.svelte.ts';
import type { Shown } from './session-state.ts';
import type { Supplies } from './supplies.ts';
import type { TaskScheduler } from './task-scheduler.svelte.ts';
import { tilingOf, type CheckpointChoice } from './wish.ts';

/** What is run in the background. */
export interface BackgroundRequest extends Pick<RunRequest, 'sites' | 'attention'> {
  /** LR; that of the plain run when it is left out. */
  readonly picture?: Pixels;
  readonly edits?: readonly Edit[] | undefined;
}

interface Parts {
  readonly engine: EngineApi;
  readonly tasks: TaskScheduler;
  readonly supplies: Supplies;
  readonly run: RunOnPage;
}

/**
 * Runs of which the page shows nothing by itself: figures measure with them. They wait until nothing of the reader's is
 * running, and are begun again if that comes in between.
 */
export class BackgroundRuns {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * One run of the plain run's picture, or another one, through its network. Rejects as `EngineApi.run` does, and with
   * `ReaderError` when no network is there yet.
   */
  run({ picture, edits, ...request }: BackgroundRequest, signal: AbortSignal): Promise<RunResult> {
    return this.#withPlain(({ wish, picture: plain }, given) => {
      const lr = picture ?? plain.lr;
      const tiling = picture ? 'auto' : tilingOf(wish.extent);
      return this.#parts.engine.run(
        { ...request, picture: lr, tiling, ...(edits && { edits }) },
        { signal: given },
      );
    }, signal);
  }

  /** Parts of the output of the plain run's picture, or another one, through its network. Rejects as the engine does. */
  contributions(
    { picture, edits, ...request }: Omit<ContributionsRequest, 'picture'> & { readonly picture?: Pixels },
    { signal, onProgress }: ContributionsOptions & { readonly signal: AbortSignal },
  ): Promise<ContributionsResult> {
    return this.#withPlain(
      ({ picture: plain }, given) =>
        this.#parts.engine.contributions(
          { ...request, picture: picture ?? plain.lr, ...(edits && { edits }) },
          { signal: given, ...(onProgress && { onProgress }) },
        ),
      signal,
    );
  }

  /** One run of a system; RCAN's is of `checkpointFor` its scale. Rejects as `EngineApi.runSystem` does. */
  runSystem(
    request: SystemRequest,
    { signal, onProgress }: RunOptions & { readonly signal: AbortSignal },
  ): Promise<SystemResult> {
    const { engine, tasks, supplies } = this.#parts;
    return tasks.inBackground(async (given) => {
      const { system, scale } = request;
      if (systems[system].weights === 'checkpoint')
        await supplies.network(this.checkpointFor(scale), scale, given);
      return engine.runSystem(request, { signal: given, ...(onProgress && { onProgress }) });
    }, signal);
  }

  /** The network of the last good run at its own scale; at others, the one that the notebook brings. */
  checkpointFor(scale: Scale): CheckpointChoice {
    const wish = this.#parts.run.plain?.wish;
    return wish?.scale === scale ? wish.checkpoint : { kind: 'shipped' };
  }

  /** Does `work` in the background, when the network of the plain run is loaded. */
  #withPlain<T>(work: (plain: Shown, signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    const { tasks, supplies, run } = this.#parts;
    return tasks.inBackground(async (given) => {
      const { plain } = run;
      if (!plain) throw new ReaderError('bad-argument', 'There is no network to measure with yet.');
      await supplies.network(plain.wish.checkpoint, plain.wish.scale, given);
      return work(plain, given);
    }, signal);
  }
}
