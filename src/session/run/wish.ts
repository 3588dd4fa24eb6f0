import type { RunRequest, TilingKind } from '../../engine/protocol.ts';
import type { CardId } from '../../image/cards/index.ts';
import type { Rectangle } from '../../image/crop.ts';
import type { Scale } from '../../model/config.ts';
import type { PictureRole, PictureSource } from '../pictures/picture-store.ts';

/** Scales for which the notebook brings weights. */
export const shippedScales: readonly Scale[] = [2, 3, 4];

export type PictureChoice =
  | { readonly kind: 'card'; readonly id: CardId }
  | { readonly kind: 'file'; readonly name: string; readonly file: Blob };

export type CheckpointChoice =
  | { readonly kind: 'shipped' }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: ArrayBuffer };

/** How much of a picture is worked on that is too large to be worked on at once; of others it is all. */
export type Extent =
  /** A part; the centred one until the reader moves the window. */
  | { readonly kind: 'part'; readonly window?: Rectangle }
  /** All of it, in tiles. */
  | { readonly kind: 'whole'; readonly tiling: Exclude<TilingKind, 'none'> };

export const firstExtent: Extent = { kind: 'part' };

/** How the engine is to run it. */
export const tilingOf = (extent: Extent): NonNullable<RunRequest['tiling']> =>
  extent.kind === 'whole' ? extent.tiling : 'auto';

/** Everything that decides what the network is run on: what the reader asked for last. */
export interface Wish {
  readonly picture: PictureChoice;
  readonly role: PictureRole;
  readonly extent: Extent;
  readonly scale: Scale;
  readonly checkpoint: CheckpointChoice;
}

/** LR side of a test card: large enough to look at, a second or less on a laptop without a GPU. */
export const cardLrSide = 96;

/** The picture to open for a wish; a card is drawn so that its LR is the same size at every scale. */
export function sourceOf({ picture, scale }: Pick<Wish, 'picture' | 'scale'>): PictureSource {
  return picture.kind === 'card' ? { ...picture, size: cardLrSide * scale } : picture;
}

/** Two wishes that open the same picture. */
export function samePicture(a: PictureSource | undefined, b: PictureSource): boolean {
  if (a?.kind === 'card' && b.kind === 'card') return a.id === b.id && a.size === b.size;
  return a?.kind === 'file' && b.kind === 'file' && a.file === b.file;
}
