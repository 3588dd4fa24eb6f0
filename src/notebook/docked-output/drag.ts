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

    const move = ({ pointerId, clientX, clientY }: PointerEvent): void => {
      if (pointerId !== start?.id) return;
      const [x, y] = [clientX - start.x, clientY - start.y];
      if (!isDragged && Math.hypot(x, y) < slack) return;
      isDragged = true;
      onmove(x, y);
    };
    const release = ({ pointerId }: PointerEvent): void => {
      if (pointerId !== start?.id) return;
      stop();
      if (isDragged) onend();
      // The click, if the pointer is still on the element, comes first.
      setTimeout(() => (isDragged = false));
    };
    // A quick pointer is beyond the element before its first move; captured by the element, it would click that, not the
    // button in it.
    const followed = { pointermove: move, pointerup: release, pointercancel: release };
    const pairs = Object.entries(followed) as [string, EventListener][];
    const press = ({ pointerId, clientX, clientY, button }: PointerEvent): void => {
      if (button !== 0 || start) return;
      [start, isDragged] = [{ id: pointerId, x: clientX, y: clientY }, false];
      pairs.forEach(([name, listener]) => addEventListener(name, listener));
    };
    const stop = (): void => {
      start = undefined;
      pairs.forEach(([name, listener]) => removeEventListener(name, listener));
    };
    const click = (event: MouseEvent): void => {
      if (isDragged) event.stopPropagation();
    };
    element.addEventListener('pointerdown', press);
    element.addEventListener('click', click, { capture: true });
    return () => {
      stop();
      element.removeEventListener('pointerdown', press);
      element.removeEventListener('click', click, { capture: true });
    };
  };
}
