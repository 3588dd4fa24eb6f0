import type { Attachment } from 'svelte/attachments';

/** CSS pixels from which on a press is a drag. */
const slack = 6;

interface DragHandlers {
  /** By how many CSS pixels the pointer is away from where it was pressed. */
  readonly onmove: (x: number, y: number) => void;
  readonly onend: () => void;
}

/** An element that is dragged by a pointer or a finger; the click that a drag ends with does not reach what is in it. */
export function drag({ onmove, onend }: DragHandlers): Attachment<HTMLElement> {
  return (element) => {
    let start: { readonly id: number; readonly x: number; readonly y: number } | undefined;
    let isDragged = false;

    const press = ({ pointerId, clientX, clientY, button }: PointerEvent): void => {
      if (button !== 0 || start) return;
      [start, isDragged] = [{ id: pointerId, x: clientX, y: clientY }, false];
    };
    const move = ({ pointerId, clientX, clientY }: PointerEvent): void => {
      if (pointerId !== start?.id) return;
      const [x, y] = [clientX - start.x, clientY - start.y];
      if (!isDragged && Math.hypot(x, y) < slack) return;
      // Not before: a click is of the element that has the capture.
      if (!isDragged) element.setPointerCapture(pointerId);
      isDragged = true;
      onmove(x, y);
    };
    const release = ({ pointerId }: PointerEvent): void => {
      if (pointerId !== start?.id) return;
      start = undefined;
      if (isDragged) onend();
    };
    const click = (event: MouseEvent): void => {
      if (isDragged) event.stopPropagation();
      isDragged = false;
    };
    const listeners = { pointerdown: press, pointermove: move, pointerup: release, pointercancel: release };
    const pairs = Object.entries(listeners) as [string, EventListener][];
    pairs.forEach(([name, listener]) => element.addEventListener(name, listener));
    element.addEventListener('click', click, { capture: true });
    return () => {
      pairs.forEach(([name, listener]) => element.removeEventListener(name, listener));
      element.removeEventListener('click', click, { capture: true });
    };
  };
}
