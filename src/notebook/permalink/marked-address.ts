import { placeKey, type ChannelPlace } from '../../views/shared/channel-place.ts';
import { unfit, type Unfit } from './unfit.ts';

/** The most characters of marked channels in an address. */
export const longestMarked = 2000;
/** The most marked channels: more than the paper's network has. */
const mostMarked = 16_384;

/**
 * Marked channels as an address carries them, block by block: `3.2/5-9,17;4.0/1` are channels 5 to 9 and 17 of block 2
 * of group 3, and channel 1 of block 0 of group 4. Undefined where that is longer than `longestMarked`.
 */
export function markedToAddress(marked: readonly ChannelPlace[]): string | undefined {
  const blocks = new Map<string, number[]>();
  for (const { group, block, channel } of marked) {
    const key = `${group}.${block}`;
    blocks.set(key, [...(blocks.get(key) ?? []), channel]);
  }
  const text = [...blocks].map(([key, channels]) => `${key}/${rangesOf(channels)}`).join(';');
  return text.length > longestMarked ? undefined : text;
}

function rangesOf(channels: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const channel of [...new Set(channels)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] === channel - 1) last[1] = channel;
    else ranges.push([channel, channel]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

const form = unfit({ kind: 'form', example: '3.2/5-9,17;4.0/1' });

/** Reads what `markedToAddress` wrote, every channel once, or anything else. */
export function markedFromAddress(text: string): readonly ChannelPlace[] | Unfit {
  const places = new Map<string, ChannelPlace>();
  for (const entry of text.split(';')) {
    const [, group, block, list] = /^(\d{1,2})\.(\d{1,2})\/([\d,-]+)$/.exec(entry) ?? [];
    if (list === undefined) return form;
    for (const range of list.split(',')) {
      const [, from, to = from] = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(range) ?? [];
      if (from === undefined || Number(to) < Number(from)) return form;
      for (let channel = Number(from); channel <= Number(to); channel++) {
        const place = { group: Number(group), block: Number(block), channel };
        places.set(placeKey(place), place);
      }
      if (places.size > mostMarked) return unfit({ kind: 'length', most: mostMarked });
    }
  }
  return [...places.values()];
}
