import { createContext } from 'svelte';
import type { ChannelPlace } from '../views/shared/channel-place.ts';

/**
 * The channels that the reader has marked, as with a rectangle in a scatter plot; the same in every figure. The
 * network may have changed since: figures mark those of them that they show.
 */
export class MarkedChannels {
  channels: readonly ChannelPlace[] = $state.raw([]);

  constructor(channels: readonly ChannelPlace[] = []) {
    this.channels = channels;
  }
}

export const [useMarkedChannels, provideMarkedChannels] = createContext<MarkedChannels>();
