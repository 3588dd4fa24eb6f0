import type { Heading } from '../../lessons/lesson.ts';

/** The headings of a page's sections in order; what comes before the first has none. */
export const sectionHeadings = (headings: readonly Heading[]): Heading[] =>
  headings.filter(({ number }) => number !== undefined);

/**
 * The number of the section that is being read, 0 before the first heading: the last one that begins above a line.
 * @param tops where the headings are, in px, in their order
 * @param line in px, as `tops`
 */
export const sectionAbove = (tops: readonly number[], line: number): number =>
  tops.findLastIndex((top) => top <= line) + 1;

/** As `sectionAbove`, of what is in the window: a section has begun when its heading is in the upper third. */
export function sectionInWindow(headings: readonly Heading[]): number {
  const top = ({ id }: Heading): number =>
    document.getElementById(id)?.getBoundingClientRect().top ?? Infinity;
  return sectionAbove(sectionHeadings(headings).map(top), innerHeight / 3);
}
