/** How wide a figure may be in print, in CSS pixels: 180 mm, which A4 and Letter have between margins of 15 mm. */
const paper = 680;
/** What a figure takes of the window's height, which on paper would be the sheet's. */
const room = '--figure-room';

/**
 * Leaves out what is there to be pressed, zooms figures that are wider than paper to its width, and keeps the heights for
 * which they were drawn: browsers do not lay scripted figures out again for print. Captions keep their size. Returns a
 * function that undoes it.
 */
export function fitToPaper(page: Document): () => void {
  const bodies = [...page.querySelectorAll<HTMLElement>('figure > .body')];
  const main = page.querySelector('main');
  const rooms = roomsOf(bodies);
  const widths = bodies.map((body) => body.clientWidth);
  main?.setAttribute('data-exported', '');
  for (const [i, body] of bodies.entries()) {
    const width = widths[i]!;
    body.style.setProperty(room, `${rooms[i]}px`);
    if (width > paper) Object.assign(body.style, { width: `${width}px`, zoom: String(paper / width) });
  }
  return () => {
    main?.removeAttribute('data-exported');
    for (const { style } of bodies) {
      style.removeProperty(room);
      Object.assign(style, { width: '', zoom: '' });
    }
  };
}

/** CSS pixels of the window's height that each figure may take. */
function roomsOf(bodies: readonly HTMLElement[]): number[] {
  const probes = bodies.map((body) => body.appendChild(body.ownerDocument.createElement('div')));
  for (const { style } of probes)
    Object.assign(style, { position: 'absolute', visibility: 'hidden', height: `var(${room})` });
  const rooms = probes.map((probe) => probe.clientHeight);
  for (const probe of probes) probe.remove();
  return rooms;
}
