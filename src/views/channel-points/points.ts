import { sharesAbove, type SpectrumTable } from '../../analysis/spectrum-table.ts';
import type { ChannelPlace } from '../shared/channel-place.ts';

/** The channels of one block as they enter its attention, and the factors they got. */
export interface MeasuredBlock {
  readonly group: number;
  readonly block: number;
  readonly table: SpectrumTable;
  readonly attention: ArrayLike<number>;
}

/** A channel by its numbers. */
export interface ChannelPoint extends ChannelPlace {
  /** Share of its energy above the cut-off, 0 to 1. NaN for a silent channel. */
  readonly share: number;
  /** s, 0 to 1. */
  readonly attention: number;
  /** In the channel's units squared. */
  readonly energy: number;
}

export const channelPoints = (blocks: readonly MeasuredBlock[], cutoff: number): ChannelPoint[] =>
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
