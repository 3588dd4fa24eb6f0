import { cellNamed, type CellName } from '../../figures/registry.ts';

/** The figure that has the focus, else the one in the middle of the window; undefined where there is none. */
export function cellInHand(): CellName | undefined {
  const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  for (const element of [document.activeElement, middle]) {
    const cell = element?.closest('[data-cell]');
    if (cell instanceof HTMLElement) return cellNamed(cell.dataset['cell'] ?? '');
  }
  return undefined;
}
