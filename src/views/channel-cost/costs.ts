import { groups as grouped } from 'd3';
import type { BlockCorrelations, BlockFigures } from '../../analysis/block-correlations.ts';
import {
  channelCost,
  type ChannelCost,
  type CostKind,
  type OutputReading,
} from '../../analysis/channel-cost.ts';
import { channelPoints, type ChannelPoint, type MeasuredBlock } from '../channel-points/points.ts';
import type { Against } from './settings.ts';
import { placeKey, type ChannelPlace } from '../shared/channel-place.ts';

/** A channel by its numbers, and what it costs. */
export interface CostPoint extends ChannelPoint, ChannelCost {}

/** What a sweep has found so far. */
export interface SweptChannels {
  /** The output with nothing muted. */
  readonly plain: OutputReading;
  readonly blocks: readonly MeasuredBlock[];
  readonly found: readonly { readonly target: ChannelPlace; readonly value: OutputReading }[];
}

/** The channels whose cost is known, in the order in which they were muted. */
export function costPoints({ plain, blocks, found }: SweptChannels, cutoff: number): CostPoint[] {
  const points = new Map(channelPoints(blocks, cutoff).map((point) => [placeKey(point), point]));
  return found.flatMap(({ target, value }) => {
    const point = points.get(placeKey(target));
    return point ? [{ ...point, ...channelCost(plain, value, cutoff) }] : [];
  });
}

/** Cost against another figure, block by block, to be correlated. */
export const costFigures = (points: readonly CostPoint[], against: Against, kind: CostKind): BlockFigures[] =>
  grouped(points, ({ group, block }) => `${group} ${block}`).map(([, channels]) => ({
    x: channels.map((point) => point[against]),
    y: channels.map((point) => point[kind]),
  }));

/** How cost goes with another figure, and what that was computed of. */
export interface CostRelation {
  readonly against: Against;
  readonly kind: CostKind;
  readonly cutoff: number;
  /** Of how many blocks the channels are. */
  readonly blocks: number;
  readonly correlations: BlockCorrelations;
  readonly points: number;
  /** How many of these channels PSNR is higher without; absent where there is no original. */
  readonly better?: number;
}

/** Whether a channel has a place in the plot: both figures are numbers. */
export const isPlaced = (point: CostPoint, against: Against, kind: CostKind): boolean =>
  Number.isFinite(point[against]) && Number.isFinite(point[kind]);
