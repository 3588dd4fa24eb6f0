import type { Shown } from './run/session-state.ts';

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
