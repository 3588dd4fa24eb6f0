import { absentPart, setView } from '../../figures/set-view/set-view.ts';
import type { PageSettings } from '../../figures/settings/page-settings.svelte.ts';
import { isCell, type Lesson } from '../../lessons/lesson.ts';
import type { Session } from '../../session/session.svelte.ts';

/**
 * Follows a click on a link of the text that sets a figure: gives the session what the figure's cell names, and sets the figure
 * itself. A figure out of sight is still scrolled to, by the browser; one in sight stays where it is.
 */
export function followSet(event: MouseEvent, lesson: Lesson, session: Session, page: PageSettings): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-sets]') : null;
  const id = link?.dataset['sets'];
  const cell = lesson.blocks.find((block) => isCell(block) && block.id === id);
  if (id === undefined || cell?.kind !== 'cell') return;
  if (isInSight(document.querySelector(`[id="${id}"] figure`))) event.preventDefault();
  if (absentPart(session, cell.view) !== undefined) return;
  setView(session, cell.view);
  page.reset(id);
}

/** Whether half of an element is in the window. */
function isInSight(element: Element | null): boolean {
  if (!element) return false;
  const { top, bottom, height } = element.getBoundingClientRect();
  return Math.min(bottom, innerHeight) - Math.max(top, 0) >= height / 2;
}
