import { extent, mean } from 'd3';
import type { Estimate } from '../../analysis/bootstrap.ts';
import type { Correlations } from '../../analysis/correlation.ts';
import { channelPoints, type ChannelPoint, type MeasuredBlock } from '../channel-points/points.ts';

/** A channel of the atlas. */
export interface AtlasPoint extends ChannelPoint {
  /** Where the numbers are means over several pictures: from the lowest to the highest. */
  readonly over?: {
    readonly pictures: number;
    readonly share: readonly [number, number];
    readonly attention: readonly [number, number];
  };
}

/** What one picture shows of the channels of some blocks. */
export type MeasuredPicture = readonly MeasuredBlock[];

/**
 * The channels over several pictures that were measured at the same blocks: their numbers averaged, every picture
 * counting the same. A channel that is silent on a picture has no share there; its share is the mean of the others.
 */
export function averagedPoints(pictures: readonly MeasuredPicture[], cutoff: number): AtlasPoint[] {
  const each = pictures.map((blocks) => channelPoints(blocks, cutoff));
  const [first = [], ...others] = each;
  if (others.length === 0) return first;
  return first.map(({ group, block, channel }, i) => {
    const of = (number: 'share' | 'attention' | 'energy'): number[] =>
      each.map((points) => points[i]![number]);
    const spread = (number: 'share' | 'attention'): [number, number] => {
      const [low = NaN, high = NaN] = extent(of(number));
      return [low, high];
    };
    const average = (number: 'share' | 'attention' | 'energy'): number => mean(of(number)) ?? NaN;
    return {
      group,
      block,
      channel,
      share: average('share'),
      attention: average('attention'),
      energy: average('energy'),
      over: { pictures: each.length, share: spread('share'), attention: spread('attention') },
    };
  });
}

/** Whether a channel has a place in the plot: a silent one has no share. */
export const isPlaced = ({ share, attention }: AtlasPoint): boolean =>
  Number.isFinite(share) && Number.isFinite(attention);

/** Attention against share, with what it was computed of. */
export interface Relation {
  readonly pictures: readonly MeasuredPicture[];
  readonly cutoff: number;
  /** Over the channels, averaged over the pictures first. */
  readonly correlations: Correlations;
  /** Spearman's of each picture by itself, where there are several. */
  readonly alone: readonly Estimate[];
}
