import { cutoffIndex, cutoffs } from '../../analysis/frequency-grid.ts';
import { channelPoints, type ChannelPoint, type MeasuredBlock } from './points.ts';

/** What is read of what a channel adds to the output: its energy, that above the cut-off, or the share above it. */
export const addedMeasures = ['energy', 'high', 'share'] as const;
export type AddedMeasure = (typeof addedMeasures)[number];

/** Whether it is read as it is added, s times the channel's map carried to the output, or at s = 1. */
export const factorChoices = ['with', 'without'] as const;
export type FactorChoice = (typeof factorChoices)[number];

/** A channel by its attention and by what it adds to the output's luma; its energy is in levels of 8 bits, squared. */
export interface AddedPoint extends ChannelPoint {
  /** The energy above the cut-off. */
  readonly high: number;
}

/** @param blocks tables of what each channel adds, on the output's grid */
export const addedPoints = (blocks: readonly MeasuredBlock[], cutoff: number): AddedPoint[] => {
  const index = cutoffIndex(cutoff);
  const highs = blocks.flatMap(({ table }) =>
    Array.from({ length: table.channels }, (_, c) => table.above[c * cutoffs.length + index]!),
  );
  return channelPoints(blocks, cutoff).map((point, i) => ({ ...point, high: highs[i]! }));
};

/**
 * A channel by a measure. Energies are read as root mean squares, in levels of 8 bits, so that few channels do not outweigh
 * all others; without the factor they are divided by |s|, and NaN where s is 0: nothing of the map comes through then.
 * A share, 0 to 1, does not depend on s, and is NaN where nothing is added.
 */
export function addedValue(
  point: Pick<AddedPoint, AddedMeasure | 'attention'>,
  measure: AddedMeasure,
  factor: FactorChoice,
): number {
  if (measure === 'share') return point.share;
  const added = Math.sqrt(point[measure]);
  if (factor === 'with') return added;
  return point.attention === 0 ? NaN : added / Math.abs(point.attention);
}
