import type { BackendName, TilingKind } from '../../engine/protocol.ts';
import type { CardId } from '../../image/cards/index.ts';
import type { Rectangle } from '../../image/crop.ts';
import type { Scale } from '../../model/config.ts';
import type { Edit } from '../../model/edits/edit.ts';
import type { Site } from '../../model/sites.ts';
import type { FigureTexts } from '../../figures/settings/page-settings.svelte.ts';
import type { Reference } from '../../views/shared/against.ts';
import type { ChannelPlace } from '../../views/shared/channel-place.ts';
import type { Locale, Theme } from '../../views/shared/look.ts';
import type { SharedAnswers } from './answers-address.ts';
import type { PictureRole } from '../../session/pictures/picture-store.ts';
import type { CheckpointNote, PictureNote } from './file-notes.ts';

/** Stands for a site when nothing is selected. */
export const noSite = 'none';

/** Everything that a reader sets and a link can carry. */
export interface ViewParts {
  readonly locale: Locale;
  readonly theme: Theme;
  readonly card: CardId;
  /** In place of a card: which picture of the reader's own it was. */
  readonly picture: PictureNote;
  /** The part of such a picture that was chosen. */
  readonly window: Rectangle;
  readonly whole: Exclude<TilingKind, 'none'>;
  readonly role: PictureRole;
  /** Of the notebook's own weights; a reader's checkpoint has its own. */
  readonly scale: Scale;
  /** Which checkpoint of the reader's own it was. */
  readonly checkpoint: CheckpointNote;
  readonly backend: BackendName;
  readonly site: Site | typeof noSite;
  readonly channel: number;
  readonly edits: readonly Edit[];
  readonly marked: readonly ChannelPlace[];
  /** What the figures are laid against. */
  readonly against: Reference;
  /** Settings of the page's figures, where they are not as in the text. */
  readonly figures: FigureTexts;
  /** The section that is presented, from 0. */
  readonly present: number;
  /** What a reader predicted in the questions of the page. */
  readonly answers: SharedAnswers;
  /** The one figure of the page that is shown, in a frame of another page. */
  readonly embed: string;
}

/** The parts that an address carries. */
export type LinkedView = Partial<ViewParts>;

/** A view while it is read. */
export type Writable<V> = { -readonly [P in keyof V]: V[P] };
