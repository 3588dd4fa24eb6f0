import { mean } from 'd3';
import type { BootstrapOptions } from './bootstrap.ts';
import { correlate, type Correlations } from './correlation.ts';

/** Two figures of the channels of a block; NaN where a channel has none. */
export interface BlockFigures {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Correlations over the channels of all blocks together. */
export interface BlockCorrelations extends Correlations {
  /** The same with the mean of each block taken off both: what is left does not come from blocks that differ. */
  readonly withinBlocks: Correlations;
}

/** Throws ReaderError `bad-argument` when a block's x and y differ in length. */
export function correlateBlocks(
  blocks: readonly BlockFigures[],
  options?: BootstrapOptions,
): BlockCorrelations {
  const correlated = (of: readonly BlockFigures[]): Correlations =>
    correlate(
      of.flatMap(({ x }) => x),
      of.flatMap(({ y }) => y),
      options,
    );
  return { ...correlated(blocks), withinBlocks: correlated(blocks.map(withoutMeans)) };
}

/** Means over the channels that have both figures, as only these are correlated. */
function withoutMeans({ x, y }: BlockFigures): BlockFigures {
  const both = x.map((value, i) => Number.isFinite(value) && Number.isFinite(y[i]));
  const centred = (values: readonly number[]): number[] => {
    const middle = mean(values.filter((_, i) => both[i])) ?? NaN;
    return values.map((value) => value - middle);
  };
  return { x: centred(x), y: centred(y) };
}
