/** The figures of a page, and how many of them show something or have said that they cannot. */
export interface FigureCount {
  readonly ready: number;
  readonly all: number;
}

/** Counts figures; one whose code has not come yet stands as waiting. */
export function countFigures(page: ParentNode): FigureCount {
  const figures = [...page.querySelectorAll<HTMLElement>('figure[data-state]')];
  const isPending = (figure: HTMLElement): boolean =>
    ['waiting', 'stale'].includes(figure.dataset['state'] ?? '') || figure.closest('[data-awaits]') !== null;
  return { ready: figures.filter((figure) => !isPending(figure)).length, all: figures.length };
}
