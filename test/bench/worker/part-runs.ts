import type { RcanConfig } from '../../../src/model/config.ts';
import {
  blockParts,
  channelParts,
  groupParts,
  partsWithoutBlocks,
  type Part,
} from '../../../src/model/contribution-parts.ts';
import type { PartWay } from './messages.ts';

/** Parts that the page asks its engine for at once. */
export interface PartRun {
  readonly parts: readonly Part[];
  /** Larger parts that add up to the same; absent where that is the whole output. */
  readonly of?: readonly Part[];
}

/** The parts that are timed. Of the channels, those of the first block: they have the longest way to the output. */
export function partRun(config: RcanConfig, way: PartWay): PartRun {
  const first = { group: 0, block: 0 };
  switch (way) {
    case 'groups':
      return { parts: [...partsWithoutBlocks, ...groupParts(config)] };
    case 'blocks':
      return { parts: blockParts(config), of: groupParts(config) };
    case 'channels':
      return { parts: channelParts(config, first), of: [{ kind: 'block', ...first }] };
  }
}
