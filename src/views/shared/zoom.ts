interface Place {
  readonly x: number;
  readonly y: number;
}

/** The CSS zoom at which an element is drawn, as presenting sets one; 1 where the browser does not tell. */
export const zoomOf = (element: Element | undefined): number => element?.currentCSSZoom ?? 1;

/** Where a pointer is in an element, in the element's own CSS pixels: events and boxes are told in the window's. */
export function placeIn(element: Element, event: Pick<MouseEvent, 'clientX' | 'clientY'>): Place {
  const { left, top } = element.getBoundingClientRect();
  const zoom = zoomOf(element);
  return { x: (event.clientX - left) / zoom, y: (event.clientY - top) / zoom };
}
