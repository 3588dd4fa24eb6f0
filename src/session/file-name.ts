import type { Shown } from './run/session-state.ts';

/** The beginning of a saved file's name: the picture as its reader knows it, without what its own file ends on. */
export function pictureStem({ picture }: Shown['wish']): string {
  return picture.kind === 'card' ? picture.id : picture.name.replace(/\.[^.]*$/, '');
}

/** What follows it: the scale, and whether the network was edited. */
export function runStem({ picture, edits }: Pick<Shown, 'picture' | 'edits'>): string {
  return `x${picture.scale}${edits.length > 0 ? '-edited' : ''}`;
}

/** What files of a run are named by: its picture, and `runStem`. */
export const shownStem = (shown: Shown): string => `${pictureStem(shown.wish)}-${runStem(shown)}`;

/** A figure's files are named by its cell and what it was computed on: attention-heatmap-facade-x2. */
export const figureStem = (cell: string, of: string): string =>
  `${cell.replace(/\B[A-Z]/g, (letter) => `-${letter}`).toLowerCase()}-${of}`;
