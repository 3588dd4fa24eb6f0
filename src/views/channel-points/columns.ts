import { shareColumn } from '../shared/share-column.ts';
import type { ChannelPoint } from './points.ts';

/** Of a table of channels: where each is, and its numbers. */
export const channelColumns = (cutoff: number) => ({
  group: ({ group }: ChannelPoint) => group,
  block: ({ block }: ChannelPoint) => block,
  channel: ({ channel }: ChannelPoint) => channel,
  [shareColumn(cutoff)]: ({ share }: ChannelPoint) => share,
  s: ({ attention }: ChannelPoint) => attention,
  energy: ({ energy }: ChannelPoint) => energy,
});
