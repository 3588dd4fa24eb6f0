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
  return picture.kind === 'card' ? picture.id : picture.name.replace(/\.[^.]*$/, '');
}

/** The second part: the scale, and whether the network was edited. */
export function runStem({ picture, edits }: Pick<Shown, 'picture' | 'edits'>): string {
  return `x${picture.scale}${edits.length > 0 ? '-edited' : ''}`;
}

/** Both parts, as files of a run are named. */
export const shownStem = (shown: Shown): string => `${pictureStem(shown.wish)}-${runStem(shown)}`;

/** A figure's files are named by its cell and what it was computed on: attention-heatmap-facade-x2. */
export const figureStem = (cell: string, of: string): string =>
  `${cell.replace(/\B[A-Z]/g, (letter) => `-${letter}`).toLowerCase()}-${of}`;
