import type { BlockPlace } from '../../model/blocks.ts';
import type { RcanConfig } from '../../model/config.ts';
import {
  blockParts,
  channelParts,
  groupParts,
  partsWithoutBlocks,
  type Part,
} from '../../model/contribution-parts.ts';
import { mostBlocks } from '../../session/run/parts-window.ts';

/** The block that a part's name stands for, `body.2.body.4`; undefined for other parts. */
export function blockNamed(name: string | undefined): BlockPlace | undefined {
  const place = /^body\.(\d+)\.body\.(\d+)$/.exec(name ?? '');
  return place ? { group: Number(place[1]), block: Number(place[2]) } : undefined;
}

/**
 * The parts that the figure shows, in the order in which they are computed: groups before blocks, so that the slider can
 * be moved soon; of a large network the blocks of the opened group alone; last the channels of the block shown large.
 */
export function wantedParts(
  config: RcanConfig,
  opened: number,
  large: BlockPlace | undefined,
): readonly Part[] {
  const { groups, blocks } = config;
  const isThere = large !== undefined && large.group < groups && large.block < blocks;
  return [
    ...partsWithoutBlocks,
    ...groupParts(config),
    ...(groups * blocks <= mostBlocks ? blockParts(config) : blockParts(config, [opened])),
    ...(isThere ? channelParts(config, large) : []),
  ];
}
