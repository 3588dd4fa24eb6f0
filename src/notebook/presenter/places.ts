// Lesson.svelte marks every block with the section that it belongs to.

/** The section that a place of the page (`#…`, a heading or a figure) is in; undefined if there is no such place. */
export function sectionHolding(place: string): number | undefined {
  const block = document.getElementById(decodeURIComponent(place.slice(1)))?.closest('[data-section]');
  return block instanceof HTMLElement ? Number(block.dataset['section']) : undefined;
}

/** Where a section begins. */
export const firstBlockOf = (section: number): Element | null =>
  document.querySelector(`[data-section="${section}"]`);
