import { difference } from '../shared/change.ts';
import { largestMagnitude } from '../shared/colour.ts';
import { meanSquare, ofEach, type ChannelMaps, type GroupMapData, type Quantity } from './maps.ts';

/** Maps now minus maps of another run, channel by channel; undefined where the two differ in size or channels. */
export function changedMaps(now: GroupMapData, before: GroupMapData): GroupMapData | undefined {
  const { width, height, channels } = now;
  if (before.width !== width || before.height !== height || before.channels.length !== channels.length)
    return undefined;
  return {
    width,
    height,
    channels: channels.map(({ channel, planes }): ChannelMaps => {
      const others = before.channels[channel]!.planes;
      const changes = ofEach((quantity) => difference(planes[quantity], others[quantity]));
      return {
        channel,
        planes: changes,
        energy: ofEach((quantity) => meanSquare(changes[quantity])),
        limit: ofEach((quantity) => largestMagnitude(changes[quantity])),
      };
    }),
  };
}

/** A map whose change has less than this share of the root mean square that it had before stood still. */
export const stillBelow = 0.01;

/** The channels whose maps stood still. */
export function stillChannels(
  changes: GroupMapData,
  before: GroupMapData,
  quantity: Quantity,
): ReadonlySet<number> {
  const isStill = ({ channel, energy }: ChannelMaps): boolean =>
    energy[quantity] <= stillBelow ** 2 * before.channels[channel]!.energy[quantity];
  return new Set(changes.channels.filter(isStill).map(({ channel }) => channel));
}
