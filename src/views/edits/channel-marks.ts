import type { Edit } from '../../model/edits/edit.ts';
import type { Site } from '../../model/sites.ts';

/** What edits did to a channel of a vector, as far as a mark on its cell must tell it. */
export type ChannelMark = 'mute' | 'pass' | 'force' | 'scale' | 'solo' | 'silenced' | 'replaced';

/** A sign for each, so that colour is not all that tells them apart. */
export const signs: Readonly<Record<ChannelMark, string>> = {
  mute: '0',
  pass: '1',
  force: '=',
  scale: '×',
  solo: 'S',
  silenced: '–',
  replaced: '~',
};

/**
 * The mark of every edited channel of the vector at `site`: the last edit that reached it. `silenced` are those that a
 * solo of others mutes, `replaced` those of a vector that was exchanged as a whole.
 */
export function channelMarks(
  edits: readonly Edit[],
  site: Site,
  features: number,
): ReadonlyMap<number, ChannelMark> {
  const marks = new Map<number, ChannelMark>();
  const markAll = (mark: (channel: number) => ChannelMark): void => {
    for (let channel = 0; channel < features; channel++) marks.set(channel, mark(channel));
  };
  for (const edit of edits) {
    if (edit.site !== site) continue;
    switch (edit.kind) {
      case 'mute':
      case 'pass':
      case 'force':
      case 'scale':
        for (const channel of edit.channels) marks.set(channel, edit.kind);
        break;
      case 'solo':
        markAll((channel) => (edit.channels.includes(channel) ? 'solo' : 'silenced'));
        break;
      case 'identity':
        markAll(() => 'pass');
        break;
      case 'transplant':
      case 'mean':
        markAll(() => 'replaced');
        break;
      case 'gate':
      case 'zero-channels':
      case 'set-weight':
      case 'set-bias':
        break;
    }
  }
  return marks;
}
