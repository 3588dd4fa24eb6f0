import type { Answer } from './question.ts';

/** How many of a class predicted each choice. */
export function countChoices(answers: readonly Answer[], choices: number): number[] {
  const counts = Array<number>(choices).fill(0);
  for (const answer of answers) if (answer.kind === 'choice') counts[answer.index]!++;
  return counts;
}

/** The items of an order by their mean place in a class's predictions, places counted from 1; ties as they are listed. */
export function meanOrder(answers: readonly Answer[], items: number): { item: number; place: number }[] {
  const orders = answers.flatMap((answer) => (answer.kind === 'order' ? [answer.order] : []));
  return Array.from({ length: items }, (_, item) => ({
    item,
    place: orders.reduce((sum, order) => sum + order.indexOf(item) + 1, 0) / orders.length,
  })).sort((a, b) => a.place - b.place);
}

/** Where a number stands on a line. */
export interface Dot {
  readonly value: number;
  /** As a share of the line's length. */
  readonly at: number;
  /** 0 on the line, 1 above that one. */
  readonly level: number;
}

/**
 * Numbers on a line, near ones above each other.
 * @param place where on the line a number stands, as a share of its length
 * @param least the distance of two dots side by side, likewise
 */
export function stackDots(values: readonly number[], place: (value: number) => number, least: number): Dot[] {
  const dots: Dot[] = [];
  for (const value of values.toSorted((a, b) => a - b)) {
    const at = place(value);
    const taken = new Set(dots.filter((dot) => Math.abs(dot.at - at) < least).map(({ level }) => level));
    let level = 0;
    while (taken.has(level)) level++;
    dots.push({ value, at, level });
  }
  return dots;
}
