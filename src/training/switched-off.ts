import { allBlocks } from '../model/blocks.ts';
import type { RcanConfig } from '../model/config.ts';
import type { Edit } from '../model/edits/edit.ts';
import { gateSites, sameEverywhere } from '../model/edits/everywhere.ts';
import { block, tailInput } from '../model/sites.ts';

/**
 * Parts of RCAN that a network can be trained without: the long skip connection and the short ones (LSC and SSC of the
 * paper's Table 1), the shortcut of every block, channel attention (CA of Table 1).
 */
export const switchedOffNames = ['lsc', 'ssc', 'shortcut', 'ca'] as const;

export type SwitchedOff = (typeof switchedOffNames)[number];

/** The edits that take these parts out of a network: gates closed, factors of attention held at 1. */
export function editsWithout(config: RcanConfig, parts: readonly SwitchedOff[]): Edit[] {
  const blocks = new Set(allBlocks(config).map(({ group: g, block: b }) => block(g, b)));
  const partOf = (sum: string): SwitchedOff =>
    sum === tailInput ? 'lsc' : blocks.has(sum) ? 'shortcut' : 'ssc';
  const gates = gateSites(config)
    .filter((sum) => parts.includes(partOf(sum)))
    .map((site): Edit => ({ kind: 'gate', site, value: 0 }));
  return parts.includes('ca') ? [...gates, ...sameEverywhere(config, 1)] : gates;
}
