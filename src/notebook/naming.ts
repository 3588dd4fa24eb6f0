import { format } from 'd3';
import type { CheckpointInfo } from '../engine/protocol.ts';
import type { NotebookWords } from './locale/words.ts';
import type { PictureChoice } from './wish.ts';

const millions = format('.2f');

/** What the reader calls the picture: a card's name, or the file's. */
export function pictureName(picture: PictureChoice, words: NotebookWords): string {
  return picture.kind === 'card' ? words.cards[picture.id] : picture.name;
}

/** The network in a few words: groups, blocks, channels and parameters. */
export function netName({ config, parameters }: CheckpointInfo, words: NotebookWords): string {
  return words.net(config.groups, config.blocks, config.features, `${millions(parameters / 1e6)} M`);
}
