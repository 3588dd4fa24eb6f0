import type { EngineApi, RunResult } from '../../engine/protocol.ts';
import { ReaderError } from '../../image/reader-error.ts';
import { restoreColors } from '../../image/restore-colors.ts';
import type { Edit } from '../../model/edits/edit.ts';
import type { Site } from '../../model/sites.ts';
import type { SiteRecord } from '../../trace/trace.ts';
import { Occupation } from './occupation.svelte.ts';
import type { PictureApi, PreparedPicture } from '../pictures/picture-store.ts';
import type { Activity, Purpose, Shown } from './session-state.ts';
import type { Wish } from './wish.ts';

/** What a run is of. */
export interface RunWish {
  readonly wish: Wish;
  readonly picture: PreparedPicture;
  readonly sites: readonly Site[];
  /** A list, be it empty, if a run with other edits may follow: the engine keeps what that can begin with. */
  readonly edits?: readonly Edit[] | undefined;
}

/** Has the network run for the reader, and tells how far it is. */
export class Runner {
  readonly occupation = new Occupation({ kind: 'opening' });
  /** Attention of a new picture or network, as it comes in. */
  partial: ReadonlyMap<Site, SiteRecord> = $state.raw(new Map());
  readonly #engine: EngineApi;
  readonly #pictures: PictureApi;

  constructor(engine: EngineApi, pictures: PictureApi) {
    this.#engine = engine;
    this.#pictures = pictures;
  }

  begin(activity: Activity): AbortController {
    this.partial = new Map();
    return this.occupation.begin(activity);
  }

  end(work: AbortController): void {
    if (this.occupation.isCurrent(work)) this.partial = new Map();
    this.occupation.end(work);
  }

  cancel(): void {
    this.partial = new Map();
    this.occupation.cancel();
  }

  async run(
    purpose: Purpose,
    { wish, picture, sites, edits }: RunWish,
    signal: AbortSignal,
  ): Promise<RunResult> {
    this.occupation.activity = { kind: 'running', purpose };
    return this.#engine.run(
      { picture: picture.lr, sites, tiling: wish.whole ?? 'auto', ...(edits && { edits }) },
      {
        signal,
        onProgress: (progress) => {
          if (signal.aborted) return;
          this.occupation.activity = { kind: 'running', purpose, progress };
          if (purpose === 'output' && progress.partial.length > 0)
            this.partial = new Map([...this.partial, ...progress.partial.map((r) => [r.site, r] as const)]);
        },
      },
    );
  }

  /** The network's output in 8 bits, and its scores. */
  async judge({ output }: RunResult, picture: PreparedPicture): Promise<Pick<Shown, 'sr' | 'scores'>> {
    const sr = restoreColors(output, picture.lr);
    return { sr, scores: await this.#pictures.score(sr, picture) };
  }
}

/** Whether the engine has stopped and recovered, on the same or the next backend: the run can be asked for again. */
export const hasRecovered = (error: unknown, signal: AbortSignal): boolean =>
  !signal.aborted && error instanceof ReaderError && error.code === 'backend-stopped';
