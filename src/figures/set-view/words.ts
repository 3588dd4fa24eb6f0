import type { ViewSetup } from '../properties/view.ts';
import type { Words } from '../../views/shared/look.ts';

/** The parts of a view that need no looking up, in words. */
interface Parts {
  readonly channel: (channel: number) => string;
  readonly edits: (count: number) => string;
  readonly join: (parts: readonly string[]) => string;
}

interface AsInTextWords {
  readonly parts: Parts;
  /** On the button that sets the page so. */
  readonly set: (view: string) => string;
  /** Said where it is so. */
  readonly isSet: (view: string) => string;
  /** Why the network on the page cannot be set so. */
  readonly absent: Readonly<Record<'site' | 'channel' | 'edits', string>>;
}

/** Of a view that names nothing, only settings of its figure, no more is said than what it is. */
const named = (what: string, colon: string, view: string): string => (view ? `${what}${colon}${view}` : what);

export const asInTextWords: Words<AsInTextWords> = {
  en: {
    parts: {
      channel: (channel) => `channel ${channel}`,
      edits: (count) => (count === 0 ? 'no edits' : count === 1 ? '1 edit' : `${count} edits`),
      join: (parts) => parts.join(', '),
    },
    set: (view) => named('As in the text', ': ', view),
    isSet: (view) => named('This is as in the text', ': ', view),
    absent: {
      site: 'The network on this page has no such place.',
      channel: 'The network on this page has fewer channels.',
      edits: 'The network on this page has no place for these edits.',
    },
  },
  zh: {
    parts: {
      channel: (channel) => `通道 ${channel}`,
      edits: (count) => (count === 0 ? '不作修改' : `${count} 处修改`),
      join: (parts) => parts.join('，'),
    },
    set: (view) => named('按正文设置', '：', view),
    isSet: (view) => named('已与正文一致', '：', view),
    absent: {
      site: '本页的网络没有这个位置。',
      channel: '本页网络的通道没有这么多。',
      edits: '本页的网络没有这些修改所指的位置。',
    },
  },
};

/** A view in words, by its parts: `body.2.body.1, channel 7, Zone plate, ×3, 2 edits`. */
export function viewPhrase(
  { site, channel, image, scale, edits }: ViewSetup,
  { channel: channelWords, edits: editsWords, join }: Parts,
  cards: Readonly<Record<NonNullable<ViewSetup['image']>, string>>,
): string {
  return join(
    [
      site,
      channel === undefined ? undefined : channelWords(channel),
      image && cards[image],
      scale && `×${scale}`,
      edits && editsWords(edits.length),
    ].filter((part) => part !== undefined),
  );
}
