/** How wide a figure may be in print, in CSS pixels: 180 mm, which A4 and Letter have between margins of 15 mm. */
const paper = 680;

/**
 * Zooms figures that are wider than paper to its width: browsers do not lay scripted figures out again for print. Captions
 * keep their size. Returns a function that undoes it.
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
