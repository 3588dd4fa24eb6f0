import { descending } from 'd3';

/** An item with its rank among others. */
export interface Ranked<T> {
  readonly item: T;
  readonly value: number;
  /** From 1 for the largest; equal values share the best of their ranks (standard competition ranking). */
  readonly rank: number;
}

/** Items from the largest value down; equal ones keep their order, those without a number (NaN) come last. */
export function ranking<T>(items: readonly T[], value: (item: T) => number): Ranked<T>[] {
  const sorted = items
    .map((item) => ({ item, value: value(item) }))
    .sort(
      (a, b) => Number(Number.isNaN(a.value)) - Number(Number.isNaN(b.value)) || descending(a.value, b.value),
    );
  let rank = 0;
  return sorted.map((entry, i) => {
    if (i === 0 || !Object.is(entry.value, sorted[i - 1]!.value)) rank = i + 1;
    return { ...entry, rank };
  });
}
