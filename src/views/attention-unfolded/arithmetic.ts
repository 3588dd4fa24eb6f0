import type { Parameter } from '../../model/state-dict.ts';

/** One product of a weighted sum. */
export interface Term {
  /** Which element of the vector: a channel of z, or a hidden unit. */
  readonly index: number;
  readonly weight: number;
  readonly value: number;
  readonly product: number;
}

/** A weighted sum with all that went into it. */
export interface WeightedSum {
  /** In the order of the vector. */
  readonly terms: readonly Term[];
  readonly bias: number;
  readonly result: number;
}

/**
 * One output of a 1x1 convolution on a vector: sum over i of W[output, i] vector[i], plus the bias
 * (W_D and W_U of paper eq. 11). `weight` is OIHW with H = W = 1, so its rows are the outputs.
 */
export function weightedSum(
  weight: Parameter,
  bias: Parameter | undefined,
  vector: Float32Array | Float64Array,
  output: number,
): WeightedSum {
  const start = output * vector.length;
  const terms = Array.from(vector, (value, index): Term => {
    const w = weight.data[start + index] ?? 0;
    return { index, weight: w, value, product: w * value };
  });
  const b = bias?.data[output] ?? 0;
  return { terms, bias: b, result: terms.reduce((sum, term) => sum + term.product, b) };
}

/** The `count` terms of largest magnitude, and what all the others come to together. */
export function largestTerms(
  { terms }: WeightedSum,
  count: number,
): { readonly largest: readonly Term[]; readonly others: number; readonly rest: number } {
  const sorted = [...terms].sort((a, b) => Math.abs(b.product) - Math.abs(a.product));
  const others = sorted.slice(count);
  return {
    largest: sorted.slice(0, count),
    others: others.length,
    rest: others.reduce((sum, term) => sum + term.product, 0),
  };
}

/** The rectifier between W_D and W_U. */
export const relu = (x: number): number => Math.max(0, x);

/** Turns a logit into an attention between 0 and 1. */
export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** What global average pooling does to one map (paper eq. 10). */
export interface PooledPlane {
  readonly sum: number;
  readonly count: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  /** Where the value of largest magnitude stands, counted row by row. */
  readonly peak: number;
}

/** Sum, mean and range of an H x W map; a plain sum in double precision. */
export function poolPlane(plane: Float32Array): PooledPlane {
  let sum = 0;
  let min = Infinity;
  let max = -Infinity;
  let peak = 0;
  plane.forEach((value, p) => {
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
    if (Math.abs(value) > Math.abs(plane[peak] ?? 0)) peak = p;
  });
  return { sum, count: plane.length, mean: sum / plane.length, min, max, peak };
}
