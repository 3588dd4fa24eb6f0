import type { BackendName, RunProgress, Tiling } from '../../engine/protocol.ts';
import type { Pixels } from '../../image/pixels.ts';
import type { Edit } from '../../model/edits/edit.ts';
import type { Site } from '../../model/sites.ts';
import type { SiteRecord, Trace } from '../../trace/trace.ts';
import type { DownloadProgress } from '../network/download.ts';
import type { OpenedPicture, PreparedPicture, Scores } from '../pictures/picture-store.ts';
import type { LoadedNetwork } from './supplies.ts';
import type { Wish } from './wish.ts';

/** What a run is for: a new picture or network, the reader's edits of it, or feature maps that a figure wants. */
export type Purpose = 'output' | 'edits' | 'maps';

/** What the page is busy with. */
export type Activity =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'opening' }
  | {
      readonly kind: 'loading';
      /** Of the weights, while these are what is waited for. */
      readonly download?: DownloadProgress;
    }
  | {
      readonly kind: 'running';
      readonly purpose: Purpose;
      readonly progress?: RunProgress;
      /** What has come in so far of the attention of a new picture or network. */
      readonly attention?: ReadonlyMap<Site, SiteRecord>;
    };

/** A finished run: all of it belongs to one picture, one checkpoint and one list of edits. */
export interface Shown {
  readonly wish: Wish;
  readonly edits: readonly Edit[];
  readonly opened: OpenedPicture;
  readonly picture: PreparedPicture;
  readonly network: LoadedNetwork;
  readonly sr: Pixels;
  readonly scores: Scores | undefined;
  readonly trace: Trace;
  readonly tiling: Tiling;
  readonly backend: BackendName;
  readonly milliseconds: number;
}
