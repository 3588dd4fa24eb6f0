// Lesson.svelte marks every block with the section that it belongs to.

/** The section that contains a place of the page (`#…`, a heading or a figure); undefined if there is none. */
export function sectionHolding(place: string): number | undefined {
  const block = document.getElementById(decodeURIComponent(place.slice(1)))?.closest('[data-section]');
  return block instanceof HTMLElement ? Number(block.dataset['section']) : undefined;
}

/** The first block of a section. */
export const firstBlockOf = (section: number): Element | null =>
  document.querySelector(`[data-section="${section}"]`);
