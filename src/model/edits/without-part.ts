import type { RcanConfig } from '../config.ts';
import type { Part } from '../contribution-parts.ts';
import { allBlocks } from '../blocks.ts';
import { attention, tailInput } from '../sites.ts';
import type { Edit } from './edit.ts';

/**
 * The edits that take a part out of the network: a block's or a group's attention muted, the gate of the long skip
 * connection closed. Undefined for first features and constant, without which there is no network.
 */
export function withoutPart(config: RcanConfig, part: Part): Edit[] | undefined {
  switch (part.kind) {
    case 'constant':
    case 'first-features':
      return undefined;
    case 'long-skip':
      return [{ kind: 'gate', site: tailInput, value: 0 }];
    case 'channel':
      return [{ kind: 'mute', site: attention(part.group, part.block), channels: [part.channel] }];
    default: {
      const channels = Array.from({ length: config.features }, (_, c) => c);
      return allBlocks(config)
        .filter(({ group, block }) => group === part.group && (part.kind === 'group' || block === part.block))
        .map(({ group, block }) => ({ kind: 'mute', site: attention(group, block), channels }));
    }
  }
}
