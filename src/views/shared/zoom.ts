interface Place {
  readonly x: number;
  readonly y: number;
}

/** The CSS zoom at which an element is drawn, as presenting and printing set one. */
export function zoomOf(element: Element | undefined): number {
  if (!element) return 1;
  return tellsZoom(element) ? element.currentCSSZoom : productOfZooms(element);
}

/** Whether the browser follows the CSS Viewport module; Safari does not. */
const tellsZoom = (element: Element): boolean => 'currentCSSZoom' in element;

function productOfZooms(element: Element): number {
  const own = Number(getComputedStyle(element).zoom) || 1;
  return element.parentElement ? own * productOfZooms(element.parentElement) : own;
}

/**
 * An element's box in its own CSS pixels, from the window's top left corner. Safari tells it so, the others in the
 * window's pixels.
 */
function ownBox(element: Element): { readonly zoom: number; readonly box: DOMRect } {
  const { left, top, width, height } = element.getBoundingClientRect();
  const zoom = zoomOf(element);
  const told = tellsZoom(element) ? zoom : 1;
  return { zoom, box: new DOMRect(left / told, top / told, width / told, height / told) };
}

/** Where a pointer is in an element, in the element's own CSS pixels; events tell it in the window's. */
export function placeIn(element: Element, event: Pick<MouseEvent, 'clientX' | 'clientY'>): Place {
  const { zoom, box } = ownBox(element);
  return { x: event.clientX / zoom - box.left, y: event.clientY / zoom - box.top };
}

/** Where a pointer is in an element, as shares of its width and height: from 0 to 1 while it is over it. */
export function shareIn(element: Element, event: Pick<MouseEvent, 'clientX' | 'clientY'>): Place {
  const { x, y } = placeIn(element, event);
  const { box } = ownBox(element);
  return { x: x / box.width, y: y / box.height };
}
