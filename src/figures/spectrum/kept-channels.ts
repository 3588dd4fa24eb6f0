import { placeKey, samePlace, type ChannelPlace } from '../../views/shared/channel-place.ts';
import { mostKept } from '../../views/spectrum/settings.ts';
import { valueProblems } from '../properties/problems.ts';
import type { Setting } from '../settings/setting.ts';

/** Channels that stay while the selection moves on, each by its place: 3.2.17 is channel 17 of block 2 of group 3. */
export const keptChannels: Setting<readonly ChannelPlace[]> = {
  needed: false,
  read: (text) => {
    const places: ChannelPlace[] = [];
    for (const part of text === 'none' ? [] : text.split(',')) {
      const numbers = /^(\d{1,4})\.(\d{1,4})\.(\d{1,4})$/.exec(part.trim())?.slice(1).map(Number);
      if (!numbers) return { problem: valueProblems.channelPlace(part.trim()) };
      const [group = 0, block = 0, channel = 0] = numbers;
      const place = { group, block, channel };
      if (!places.some((other) => samePlace(other, place))) places.push(place);
    }
    return places.length > mostKept ? { problem: valueProblems.tooMany(text, mostKept) } : { value: places };
  },
  initial: [],
  write: (places) => (places.length === 0 ? 'none' : places.map(placeKey).join(',')),
};
