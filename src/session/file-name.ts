import { readable } from '../image/reader-error.ts';
import type { Shown } from './run/session-state.ts';

/** Characters of a name; file systems allow no more. */
const longest = 255;

/**
 * The name of a reader's file as the page shows it and saves files by it: without marks that turn the direction of what is
 * beside it, and without control characters. Applied once, where a file is taken.
 */
export const readableName = ({ name }: Pick<File, 'name'>): string => readable(name, longest);

/** The first part of a saved file's name: the id of the card, or the name of the opened file without its extension. */
export function pictureStem({ picture }: Shown['wish']): string {
  return picture.kind === 'card' ? picture.id : stemOf(picture.name);
}

/** The name of a file without its extension. */
const stemOf = (name: string): string => name.replace(/\.[^.]*$/, '');

/** The second part: the network, by the name of its file where that is the reader's own, its scale, and whether it was edited. */
function networkStem({ wish, picture, edits }: Pick<Shown, 'wish' | 'picture' | 'edits'>): string {
  const { checkpoint } = wish;
  const network = checkpoint.kind === 'file' ? stemOf(checkpoint.name) : 'rcan';
  return `${network}-x${picture.scale}${edits.length > 0 ? '-edited' : ''}`;
}

/** Both parts, as files of a run are named: facade-rcan-x2-edited. */
export const shownStem = (shown: Shown): string => `${pictureStem(shown.wish)}-${networkStem(shown)}`;

/** A figure's files are named by its cell and what it was computed on: attention-heatmap-facade-rcan-x2. */
export const figureStem = (cell: string, of: string): string =>
  `${cell.replace(/\B[A-Z]/g, (letter) => `-${letter}`).toLowerCase()}-${of}`;
