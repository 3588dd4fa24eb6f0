import { tabulate, type Table } from '../shared/table.ts';
import { quantities, type ChannelMaps, type GroupMapData } from './maps.ts';

/** What is drawn of every channel of a group beside its maps; `attention` is the mean s over the group's blocks. */
export function groupMapsTable({ channels }: GroupMapData, attention: Float32Array | undefined): Table {
  const names = { before: 'before the group', after: 'after the group', added: 'added by the group' };
  const columns = quantities.flatMap((quantity) => [
    [
      `root mean square ${names[quantity]}`,
      ({ energy }: ChannelMaps) => Math.sqrt(energy[quantity]),
    ] as const,
    [`largest magnitude ${names[quantity]}`, ({ limit }: ChannelMaps) => limit[quantity]] as const,
  ]);
  return tabulate(channels, {
    channel: ({ channel }) => channel,
    ...Object.fromEntries(columns),
    "mean s of the group's blocks": ({ channel }) => attention?.[channel],
  });
}
