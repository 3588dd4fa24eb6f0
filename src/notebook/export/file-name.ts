import type { Shown } from '../session-state.ts';

/** The beginning of a saved file's name: the picture as its reader knows it, without what its own file ends on. */
export function pictureStem({ picture }: Shown['wish']): string {
  return picture.kind === 'card' ? picture.id : picture.name.replace(/\.[^.]*$/, '');
}

/** What follows it: the scale, and whether the network was edited. */
export function runStem({ picture, edits }: Pick<Shown, 'picture' | 'edits'>): string {
  return `x${picture.scale}${edits.length > 0 ? '-edited' : ''}`;
}

/** A file name of what a figure shows of a run, without its ending: attention-heatmap-facade-x2. */
export function figureStem(cell: string, shown: Shown): string {
  const name = cell.replace(/\B[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
  return `${name}-${pictureStem(shown.wish)}-${runStem(shown)}`;
}
