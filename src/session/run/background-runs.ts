import type {
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
    const { engine, tasks, supplies, run } = this.#parts;
    return tasks.inBackground(async (given) => {
      const { plain } = run;
      if (!plain) throw new ReaderError('bad-argument', 'There is no network to measure with yet.');
      const { checkpoint, scale, extent } = plain.wish;
      await supplies.network(checkpoint, scale, given);
      const lr = picture ?? plain.picture.lr;
      const tiling = picture ? 'auto' : tilingOf(extent);
      return engine.run({ ...request, picture: lr, tiling, ...(edits && { edits }) }, { signal: given });
    }, signal);
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
}
