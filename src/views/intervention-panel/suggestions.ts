import { range } from 'd3';
import type { RcanConfig } from '../../model/config.ts';
import type { Edit } from '../../model/edits/edit.ts';
import * as sites from '../../model/sites.ts';
import type { ChannelPlace } from '../shared/channel-place.ts';
import { changeChannel, setGate, setVector } from '../edits/change-edits.ts';
import type { Extent } from './settings.ts';

/** A first thing to try. */
export type Suggestion = 'long-skip' | 'group-skip' | 'no-attention' | 'mute-channel';
export const suggestions: readonly Suggestion[] = ['long-skip', 'group-skip', 'no-attention', 'mute-channel'];

/** The edits that a suggestion makes of none. */
export function suggestedEdits(
  config: RcanConfig,
  suggestion: Suggestion,
  { group, block, channel }: ChannelPlace,
): readonly Edit[] {
  switch (suggestion) {
    case 'long-skip':
      return setGate([], sites.tailInput, 0);
    case 'group-skip':
      return setGate([], sites.group(group), 0);
    case 'no-attention':
      return extentSites(config, 'network', { group, block }).reduce<readonly Edit[]>(
        (edits, site) => setVector(edits, site, { kind: 'identity', site }),
        [],
      );
    case 'mute-channel':
      return changeChannel([], sites.attention(group, block), channel, 'mute');
  }
}

/** The attention of a block, of all blocks of its group, or of all blocks. */
export function extentSites(
  config: RcanConfig,
  extent: Extent,
  { group, block }: Pick<ChannelPlace, 'group' | 'block'>,
): sites.Site[] {
  const groups = extent === 'network' ? range(config.groups) : [group];
  const blocks = extent === 'block' ? [block] : range(config.blocks);
  return groups.flatMap((g) => blocks.map((b) => sites.attention(g, b)));
}
