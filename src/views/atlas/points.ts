import type { Correlations } from '../../analysis/correlation.ts';
import { sharesAbove, type SpectrumTable } from '../../analysis/spectrum-table.ts';
import type { ChannelPlace } from '../shared/channel-place.ts';

/** The channels of one block as they enter its attention, and the factors they got. */
export interface MeasuredBlock {
  readonly group: number;
  readonly block: number;
  readonly table: SpectrumTable;
  readonly attention: ArrayLike<number>;
}

/** A channel of the atlas. */
export interface AtlasPoint extends ChannelPlace {
  /** Share of its energy above the cut-off, 0 to 1. NaN for a silent channel. */
  readonly share: number;
  /** s, 0 to 1. */
  readonly attention: number;
  /** In the channel's units squared. */
  readonly energy: number;
}

export const atlasPoints = (blocks: readonly MeasuredBlock[], cutoff: number): AtlasPoint[] =>
  blocks.flatMap(({ group, block, table, attention }) =>
    Array.from(sharesAbove(table, cutoff), (share, channel) => ({
      group,
      block,
      channel,
      share,
      attention: attention[channel] ?? NaN,
      energy: table.energy[channel]!,
    })),
  );

/** Whether a channel has a place in the plot: a silent one has no share. */
export const isPlaced = ({ share, attention }: AtlasPoint): boolean =>
  Number.isFinite(share) && Number.isFinite(attention);

/** Attention against share, with what it was computed of. */
export interface Relation {
  readonly blocks: readonly MeasuredBlock[];
  readonly cutoff: number;
  readonly correlations: Correlations;
}
