import { allBlocks } from '../blocks.ts';
import type { RcanConfig } from '../config.ts';
import * as sites from '../sites.ts';
import type { Site } from '../sites.ts';
import type { Edit } from './edit.ts';

/** What every skip connection ends in: the long one first, then those of groups, then those of blocks. */
export const gateSites = (config: RcanConfig): Site[] => [
  sites.tailInput,
  ...Array.from({ length: config.groups }, (_, g) => sites.group(g)),
  ...allBlocks(config).map(({ group, block }) => sites.block(group, block)),
];

/** The edits that give the attention of all channels of all blocks one value; s = 1 passes the maps as they are. */
export function sameEverywhere(config: RcanConfig, value: number): Edit[] {
  const channels = Array.from({ length: config.features }, (_, c) => c);
  return allBlocks(config).map(({ group, block }) => {
    const site = sites.attention(group, block);
    return value === 1 ? { kind: 'identity', site } : { kind: 'force', site, channels, value };
  });
}
