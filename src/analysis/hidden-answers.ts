import { max, min, range } from 'd3';
import type { Site } from '../model/sites.ts';

/** How often a hidden unit of an attention layer is above zero over some pictures. */
export type Answering = 'never' | 'sometimes' | 'always';

/** On how many runs each unit of a hidden vector is above zero; its vector in every run, after the ReLU or before. */
export const timesAbove = (hidden: readonly ArrayLike<number>[]): number[] =>
  range(hidden[0]?.length ?? 0).map((unit) => hidden.filter((run) => (run[unit] ?? 0) > 0).length);

/** What a unit that is above zero on `times` of `runs` runs does. */
export function answering(times: number, runs: number): Answering {
  if (times === 0) return 'never';
  return times === runs ? 'always' : 'sometimes';
}

/** The largest difference that a channel has between two runs, over all channels of a vector. */
export const widestRange = (vectors: readonly ArrayLike<number>[]): number =>
  max(range(vectors[0]?.length ?? 0), (c) => {
    const values = vectors.map((vector) => vector[c]!);
    return max(values)! - min(values)!;
  }) ?? 0;

/** Which hidden units of a checkpoint were ever above zero, as `npm run attention` writes it down beside its weights. */
export interface MeasuredAnswers {
  /** Of the file of weights. */
  readonly fingerprint: string;
  /** The pictures that were run. */
  readonly pictures: readonly string[];
  /** On how many of them each hidden unit of a block is above zero, by the block's site. */
  readonly above: Readonly<Record<Site, readonly number[]>>;
}
