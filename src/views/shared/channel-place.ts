import type { RcanConfig } from '../../model/config.ts';

/** Which channel of which block. */
export interface ChannelPlace {
  readonly group: number;
  readonly block: number;
  readonly channel: number;
}

/** Whether a network has the channel: it may have been chosen in another one. */
export const hasPlace = (config: RcanConfig, { group, block, channel }: ChannelPlace): boolean =>
  group < config.groups && block < config.blocks && channel < config.features;

export const samePlace = (a: ChannelPlace, b: ChannelPlace): boolean =>
  a.group === b.group && a.block === b.block && a.channel === b.channel;

/** The same text for the same place: 3.2.17. */
export const placeKey = ({ group, block, channel }: ChannelPlace): string => `${group}.${block}.${channel}`;
