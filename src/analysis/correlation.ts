import { ReaderError } from '../image/reader-error.ts';
import { bootstrap, type BootstrapOptions, type Estimate } from './bootstrap.ts';

/** Correlations of two quantities of the same points. */
export interface Correlations {
  readonly pearson: Estimate;
  readonly spearman: Estimate;
}

/**
 * Pearson's and Spearman's correlation of the points (x_i, y_i), each with its bootstrap interval. Points of which a
 * number is not finite are left out; `points` says how many are left.
 * @throws ReaderError `bad-argument` when x and y differ in length.
 */
export function correlate(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options?: BootstrapOptions,
): Correlations {
  checkLengths(x, y);
  const kept = Array.from({ length: x.length }, (_, i) => i).filter(
    (i) => Number.isFinite(x[i]) && Number.isFinite(y[i]),
  );
  const a = Float64Array.from(kept, (i) => x[i]!);
  const b = Float64Array.from(kept, (i) => y[i]!);
  const rankA = new Ranker(a);
  const rankB = new Ranker(b);
  return {
    pearson: bootstrap(kept.length, (picked) => pearson(at(a, picked), at(b, picked)), options),
    spearman: bootstrap(kept.length, (picked) => pearson(rankA.of(picked), rankB.of(picked)), options),
  };
}

/**
 * Pearson's correlation, -1 to 1. NaN for fewer than two points, or when all x or all y are equal.
 * @throws ReaderError `bad-argument` when x and y differ in length.
 */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): number {
  checkLengths(x, y);
  const dx = deviations(x);
  const dy = deviations(y);
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < dx.length; i++) {
    xx += dx[i]! * dx[i]!;
    yy += dy[i]! * dy[i]!;
    xy += dx[i]! * dy[i]!;
  }
  // Rounding can exceed 1 by an ulp.
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}

/**
 * Spearman's rank correlation: Pearson's of the ranks, equal values sharing the mean of theirs. NaN as `pearson`.
 * @throws ReaderError `bad-argument` when x and y differ in length.
 */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): number {
  return pearson(averageRanks(x), averageRanks(y));
}

/** The rank of each value from 1 for the smallest; equal values share the mean of their ranks. */
export function averageRanks(values: ArrayLike<number>): Float64Array {
  return new Ranker(values).of(Uint32Array.from({ length: values.length }, (_, i) => i));
}

/** Ranks resamples of some values. Sorts the values once; a resample is then ranked by counting, in linear time. */
class Ranker {
  /** Which of the distinct values each value is, in rising order. */
  readonly #group: Uint32Array;
  readonly #groups: number;

  constructor(values: ArrayLike<number>) {
    const order = Uint32Array.from({ length: values.length }, (_, i) => i);
    order.sort((i, j) => values[i]! - values[j]!);
    this.#group = new Uint32Array(values.length);
    let group = 0;
    order.forEach((i, place) => {
      if (place > 0 && values[i] !== values[order[place - 1]!]) group++;
      this.#group[i] = group;
    });
    this.#groups = group + 1;
  }

  /** Ranks among the values with these numbers, repeated ones included. */
  of(picked: Uint32Array): Float64Array {
    const counts = new Uint32Array(this.#groups);
    for (const i of picked) counts[this.#group[i]!]!++;
    const ranks = new Float64Array(this.#groups);
    let before = 0;
    counts.forEach((count, group) => {
      ranks[group] = before + (count + 1) / 2;
      before += count;
    });
    const out = new Float64Array(picked.length);
    for (let i = 0; i < out.length; i++) out[i] = ranks[this.#group[picked[i]!]!]!;
    return out;
  }
}

function at(values: Float64Array, picked: Uint32Array): Float64Array {
  const out = new Float64Array(picked.length);
  for (let i = 0; i < out.length; i++) out[i] = values[picked[i]!]!;
  return out;
}

/** Deviations from the mean, computed relative to the first value, so that equal values deviate by exactly 0. */
function deviations(values: ArrayLike<number>): Float64Array {
  const out = new Float64Array(values.length);
  let sum = 0;
  for (let i = 0; i < out.length; i++) sum += out[i] = values[i]! - values[0]!;
  const mean = sum / out.length;
  return out.map((value) => value - mean);
}

function checkLengths(x: ArrayLike<number>, y: ArrayLike<number>): void {
  if (x.length === y.length) return;
  throw new ReaderError(
    'bad-argument',
    `${x.length} numbers cannot be correlated with ${y.length}; each point needs one of each.`,
    { x: x.length, y: y.length },
  );
}
