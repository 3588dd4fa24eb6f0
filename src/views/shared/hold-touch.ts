import type { Attachment } from 'svelte/attachments';

/** Moves of a finger that are the element's own: all, or those that are not clearly up or down, which scroll the page. */
export type HeldMoves = 'all' | 'sideways';

/**
 * Keeps the browser from scrolling, or from going back, with a finger that drags an element. `touch-action` alone does
 * not: Chromium follows it neither on `<g>` nor on what lies in a drawing.
 */
export function holdTouch(moves: HeldMoves): Attachment<Element> {
  return (element) => {
    let start: Touch | undefined;
    /** Whether the finger's first move was the element's own; undefined before it moves. */
    let held: boolean | undefined;

    const press = (event: TouchEvent): void => {
      [start, held] = [event.touches[0], undefined];
      if (moves === 'all') event.preventDefault();
    };
    const move = (event: TouchEvent): void => {
      const now = event.touches[0];
      if (!start || !now) return;
      const [x, y] = [Math.abs(now.clientX - start.clientX), Math.abs(now.clientY - start.clientY)];
      held ??= moves === 'all' || 2 * x > y;
      if (held && event.cancelable) event.preventDefault();
    };
    // The browser scrolls at once unless the listeners may prevent it.
    const options = { passive: false };
    element.addEventListener('touchstart', press as EventListener, options);
    element.addEventListener('touchmove', move as EventListener, options);
    return () => {
      element.removeEventListener('touchstart', press as EventListener);
      element.removeEventListener('touchmove', move as EventListener);
    };
  };
}
