import type { CheckpointInfo } from '../engine/protocol.ts';
import type { NotebookWords } from './locale/words.ts';
import type { PictureChoice } from './wish.ts';

/** What the reader calls the picture: a card's name, or the file's. */
export function pictureName(picture: PictureChoice, words: NotebookWords): string {
  return picture.kind === 'card' ? words.cards[picture.id] : picture.name;
}

/** The network in a few words: groups, blocks and channels. */
export function netName({ config }: CheckpointInfo, words: NotebookWords): string {
  return words.net(config.groups, config.blocks, config.features);
}
