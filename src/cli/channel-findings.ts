import { max, mean, min } from 'd3';
import { correlateBlocks, type BlockCorrelations } from '../analysis/block-correlations.ts';
import type { ChannelCost, CostKind } from '../analysis/channel-cost.ts';

/** Mean, minimum and maximum of a quantity over pictures or channels. */
export interface Spread {
  readonly mean: number;
  readonly least: number;
  readonly most: number;
}

/** Measured quantities of a channel, and what muting it costs. */
export interface MeasuredChannel extends ChannelCost {
  /** Share of the energy of its map before attention above the cut-off, 0 to 1. NaN without energy. */
  readonly share: number;
  /** s, 0 to 1. */
  readonly attention: number;
}

export interface ChannelFinding extends MeasuredChannel {
  readonly group: number;
  readonly block: number;
  readonly channel: number;
}

/** A quantity of a channel that its cost is correlated with. */
export type ChannelProperty = 'attention' | 'share';

/** The costs of the channels of a group, or of all groups. */
export interface CostFinding {
  /** Absent for all groups together. */
  readonly group?: number;
  readonly channels: number;
  readonly costs: Readonly<Record<CostKind, Spread>>;
  /** How many channels the mean PSNR is higher without. */
  readonly betterWithout: number;
  readonly correlations: Readonly<Record<CostKind, Readonly<Record<ChannelProperty, BlockCorrelations>>>>;
}

/** The costs of the channels of some blocks. */
export function costOf(blocks: readonly (readonly ChannelFinding[])[]): Omit<CostFinding, 'group'> {
  const channels = blocks.flat();
  const against = (kind: CostKind): Record<ChannelProperty, BlockCorrelations> => ({
    attention: correlated(blocks, 'attention', kind),
    share: correlated(blocks, 'share', kind),
  });
  return {
    channels: channels.length,
    costs: { psnr: spread(channels.map(({ psnr }) => psnr)), high: spread(channels.map(({ high }) => high)) },
    betterWithout: channels.filter(({ psnr }) => psnr < 0).length,
    correlations: { psnr: against('psnr'), high: against('high') },
  };
}

/** Correlations of two quantities over the channels of some blocks. */
export function correlated(
  blocks: readonly (readonly ChannelFinding[])[],
  x: keyof MeasuredChannel,
  y: keyof MeasuredChannel,
): BlockCorrelations {
  const figure = (block: readonly ChannelFinding[], of: keyof MeasuredChannel): number[] =>
    block.map((channel) => channel[of]);
  return correlateBlocks(blocks.map((block) => ({ x: figure(block, x), y: figure(block, y) })));
}

/** Mean, minimum and maximum; NaN without values. */
export const spread = (values: readonly number[]): Spread => ({
  mean: mean(values) ?? NaN,
  least: min(values) ?? NaN,
  most: max(values) ?? NaN,
});
