/**
 * A copy of a figure beside it, out of sight, as it stands: with what has been painted and chosen, which a copy of
 * elements alone does not have. What is marked `data-screen-only` is left out. The caller removes it.
 */
export function stagedFigure(figure: HTMLElement): HTMLElement {
  const copy = figure.cloneNode(true) as HTMLElement;
  const elements = [...figure.querySelectorAll('*')];
  const copies = [...copy.querySelectorAll('*')];
  // All of the page is measured before anything of it is changed, so that it is laid out once.
  const lines = elements.map((element) => linesOf(element));
  const { width } = figure.getBoundingClientRect();
  for (const [i, element] of elements.entries()) copyState(element, copies[i]!, lines[i]!);
  for (const element of copy.querySelectorAll('[data-screen-only]')) element.remove();
  copy.removeAttribute('id');
  copy.inert = true;
  copy.dataset['exported'] = '';
  const place = { position: 'absolute', top: '0', left: '-10000px', width: `${width}px`, margin: '0' };
  Object.assign(copy.style, place);
  figure.after(copy);
  return copy;
}

function copyState(from: Element, to: Element, lines: Lines): void {
  if (from instanceof HTMLCanvasElement && to instanceof HTMLCanvasElement) {
    if (from.width > 0 && from.height > 0) to.getContext('2d')?.drawImage(from, 0, 0);
  } else if (from instanceof HTMLInputElement) {
    to.toggleAttribute('checked', from.checked);
    // Of radio buttons under one name only one can be chosen: those of the page would lose their choice to the copy.
    to.removeAttribute('name');
  } else if (from instanceof HTMLOptionElement) to.toggleAttribute('selected', from.selected);
  if (!(to instanceof HTMLElement)) return;
  // Nobody scrolls in a picture: it has room for what is wider than the page.
  if (lines.whole !== undefined)
    Object.assign(to.style, { overflow: 'visible', minWidth: `${lines.whole}px` });
  // Letters are a little wider or narrower at another sharpness; what stands on one line stays there.
  if (lines.ofParts) to.style.flexWrap = 'nowrap';
  if (lines.ofWords) to.style.whiteSpace = lines.keepsSpaces ? 'pre' : 'nowrap';
}

/** How an element is laid out: whether its parts or its words are one line, and how wide it is where it scrolls. */
interface Lines {
  readonly ofParts: boolean;
  readonly ofWords: boolean;
  /** Whether its spaces are kept, as those of code are. */
  readonly keepsSpaces: boolean;
  /** In px. */
  readonly whole: number | undefined;
}

function linesOf(element: Element): Lines {
  const hasWords = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
  const scrolls = element.scrollWidth > element.clientWidth && getComputedStyle(element).overflowX === 'auto';
  return {
    whole: scrolls ? element.scrollWidth : undefined,
    ofParts: onOneLine([...element.children].map((child) => child.getBoundingClientRect())),
    keepsSpaces: getComputedStyle(element).whiteSpace.startsWith('pre'),
    ofWords: hasWords && onOneLine(boxesOf(element)),
  };
}

function boxesOf(element: Element): DOMRect[] {
  const range = document.createRange();
  range.selectNodeContents(element);
  return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
}

/** Whether all boxes stand beside the first one, none below it. */
function onOneLine(boxes: readonly DOMRect[]): boolean {
  const [first] = boxes;
  return first !== undefined && boxes.every(({ top }) => top < first.bottom);
}
