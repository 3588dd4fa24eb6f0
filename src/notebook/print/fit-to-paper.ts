/** How wide a figure may be in print, in CSS pixels: 180 mm, which A4 and Letter have between margins of 15 mm. */
const paper = 680;

/**
 * Makes figures that are wider than paper as small as it is: they were laid out for the screen, and nothing is laid out
 * anew between the wish to print and the print. Captions keep their size. Returns what undoes it.
 */
export function fitToPaper(page: Document): () => void {
  const bodies = [...page.querySelectorAll<HTMLElement>('figure > .body')];
  const wide = bodies.map((body) => ({ body, width: body.clientWidth })).filter(({ width }) => width > paper);
  for (const { body, width } of wide)
    Object.assign(body.style, { width: `${width}px`, zoom: String(paper / width) });
  return () => {
    for (const { body } of wide) Object.assign(body.style, { width: '', zoom: '' });
  };
}
