/**
 * A copy of a figure beside it, out of sight, as it stands: with what has been painted and chosen, which a copy of
 * elements alone does not have. What is marked `data-screen-only` is left out. The caller removes it.
 */
export function stagedFigure(figure: HTMLElement): HTMLElement {
  const copy = figure.cloneNode(true) as HTMLElement;
  copy.removeAttribute('id');
  // Of radio buttons under one name only one can be chosen: those of the page would lose their choice to the copy.
  for (const input of copy.querySelectorAll('input')) input.removeAttribute('name');
  copy.inert = true;
  Object.assign(copy.style, {
    position: 'absolute',
    top: '0',
    left: '-10000px',
    width: `${figure.getBoundingClientRect().width}px`,
    margin: '0',
  });
  figure.after(copy);
  const copies = copy.querySelectorAll('*');
  for (const [i, element] of figure.querySelectorAll('*').entries()) copyState(element, copies[i]);
  for (const element of copy.querySelectorAll('[data-screen-only]')) element.remove();
  return copy;
}

function copyState(from: Element, to: Element | undefined): void {
  if (from instanceof HTMLCanvasElement && to instanceof HTMLCanvasElement) {
    if (from.width > 0 && from.height > 0) to.getContext('2d')?.drawImage(from, 0, 0);
  } else if (from instanceof HTMLInputElement) to?.toggleAttribute('checked', from.checked);
  else if (from instanceof HTMLOptionElement) to?.toggleAttribute('selected', from.selected);
  if (!(from instanceof HTMLElement && to instanceof HTMLElement)) return;
  // Nobody scrolls in a picture: it has room for what is wider than the page.
  if (from.scrollWidth > from.clientWidth && getComputedStyle(from).overflowX === 'auto')
    to.style.overflow = 'visible';
  // Letters are a little wider or narrower at another sharpness; what stands on one line stays there.
  if (onOneLine([...from.children].map((child) => child.getBoundingClientRect())))
    to.style.flexWrap = 'nowrap';
  const hasWords = [...from.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
  if (hasWords && onOneLine(lineBoxes(from))) to.style.whiteSpace = 'nowrap';
}

function lineBoxes(element: HTMLElement): DOMRect[] {
  const range = document.createRange();
  range.selectNodeContents(element);
  return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
}

/** Whether all boxes stand beside the first one, none below it. */
function onOneLine(boxes: readonly DOMRect[]): boolean {
  const [first] = boxes;
  return first !== undefined && boxes.every(({ top }) => top < first.bottom);
}
