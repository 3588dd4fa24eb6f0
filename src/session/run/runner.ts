import type { EngineApi, RunResult } from '../../engine/protocol.ts';
import { restoreColors } from '../../image/restore-colors.ts';
import type { Edit } from '../../model/edits/edit.ts';
import type { Site } from '../../model/sites.ts';
import type { SiteRecord } from '../../trace/trace.ts';
import type { PictureApi, PreparedPicture } from '../pictures/picture-store.ts';
import type { Purpose, Shown } from './session-state.ts';
import type { Task } from './task-scheduler.svelte.ts';
import { tilingOf, type Wish } from './wish.ts';

/** What a run is of. */
export interface RunWish {
  readonly wish: Wish;
  readonly picture: PreparedPicture;
  readonly sites: readonly Site[];
  readonly edits: readonly Edit[];
}

interface Parts {
  readonly engine: EngineApi;
  readonly pictures: PictureApi;
  /** Whether runs with other edits of the same picture may follow. */
  readonly isEdited: () => boolean;
  /** Whether figures show what the parts of the network add, which is computed from what a run keeps. */
  readonly wantsParts: () => boolean;
}

/** Has the network run for the reader, and tells how far it is. */
export class Runner {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Rejects as `EngineApi.run` does. */
  run(purpose: Purpose, { wish, picture, sites, edits }: RunWish, task: Task): Promise<RunResult> {
    const { engine, isEdited, wantsParts } = this.#parts;
    const residuals = wantsParts();
    task.update({ kind: 'running', purpose });
    // A list, be it empty, has the engine keep what a run with other edits can begin with.
    const list = edits.length > 0 || isEdited() || residuals ? { edits, residuals } : {};
    let attention: ReadonlyMap<Site, SiteRecord> | undefined;
    return engine.run(
      { picture: picture.lr, sites, tiling: tilingOf(wish.extent), ...list },
      {
        signal: task.signal,
        onProgress: (progress) => {
          if (purpose === 'output' && progress.partial.length > 0)
            attention = new Map([...(attention ?? []), ...progress.partial.map((r) => [r.site, r] as const)]);
          task.update({ kind: 'running', purpose, progress, ...(attention && { attention }) });
        },
      },
    );
  }

  /** The network's output in 8 bits, and its scores. */
  async score({ output }: RunResult, picture: PreparedPicture): Promise<Pick<Shown, 'sr' | 'scores'>> {
    const sr = restoreColors(output, picture.lr);
    return { sr, scores: await this.#parts.pictures.score(sr, picture) };
  }
}
