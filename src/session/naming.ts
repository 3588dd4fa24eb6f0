import type { Tiling } from '../engine/protocol.ts';
import type { RcanConfig } from '../model/config.ts';
import type { Edit } from '../model/edits/edit.ts';
import type { SampleWords } from './locale/sample-words.ts';
import type { OpenedPicture, PreparedPicture } from './pictures/picture-store.ts';
import { mustCut, windowStep } from './pictures/window.ts';
import type { Shown } from './run/session-state.ts';
import type { PictureChoice, Wish } from './run/wish.ts';

/** What the reader calls the picture: a card's name, or the file's. */
export function pictureName(picture: PictureChoice, words: SampleWords): string {
  return picture.kind === 'card' ? words.cards[picture.id] : picture.name;
}

/** What a figure was computed from. */
export interface Sample {
  readonly wish: Wish;
  readonly opened: OpenedPicture;
  readonly picture: PreparedPicture;
  readonly config: RcanConfig;
  /** Absent while the run goes on. */
  readonly tiling?: Tiling;
  readonly edits?: readonly Edit[];
}

/** The network by its size, and that it is not as it was trained. */
export function networkName(config: RcanConfig, edits: readonly Edit[], words: SampleWords): string {
  const net = words.net(config.groups, config.blocks, config.features);
  return edits.length > 0 ? words.editedNet(net, edits.length) : net;
}

/** The run that figures are laid against, in a sentence. */
export function comparedSentence(
  { wish, edits, network }: Pick<Shown, 'wish' | 'edits' | 'network'>,
  words: SampleWords,
): string {
  const net = networkName(network.info.config, edits, words);
  return words.compared(pictureName(wish.picture, words), wish.scale, net);
}

/** Picture, size and network in a sentence: every figure says what it shows. */
export function sampleSentence(
  { wish, opened, picture, config, tiling, edits = [] }: Sample,
  words: SampleWords,
): string {
  const name = pictureName(wish.picture, words);
  const isPart = wish.extent.kind === 'part' && mustCut(opened, windowStep(picture.role, picture.scale));
  return words.sample(
    isPart ? words.partOf(name) : name,
    `${picture.lr.width} × ${picture.lr.height}`,
    tiling && tiling.kind !== 'none' ? words.inTiles[tiling.kind](tiling.tiles) : undefined,
    networkName(config, edits, words),
  );
}
