import { mean } from 'd3';
import type { BootstrapOptions } from './bootstrap.ts';
import { correlate, type Correlations } from './correlation.ts';

/** Two quantities of the channels of a block; NaN where a channel has none. */
export interface BlockFigures {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Correlations over the channels of all blocks together. */
export interface BlockCorrelations extends Correlations {
  /** The same after subtracting each block's mean from both: without the differences between blocks. */
  readonly withinBlocks: Correlations;
}

/**
 * Pearson's and Spearman's correlation of two quantities over the channels of all blocks.
 * @throws ReaderError `bad-argument` when a block's x and y differ in length
 */
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

/** Subtracts the means over the channels that have both quantities, as only these are correlated. */
function withoutMeans({ x, y }: BlockFigures): BlockFigures {
  const both = x.map((value, i) => Number.isFinite(value) && Number.isFinite(y[i]));
  const centred = (values: readonly number[]): number[] => {
    const middle = mean(values.filter((_, i) => both[i])) ?? NaN;
    return values.map((value) => value - middle);
  };
  return { x: centred(x), y: centred(y) };
}
