import type { BlockPlace } from '../model/blocks.ts';
import type { RcanConfig } from '../model/config.ts';
import {
  blockParts,
  channelParts,
  checkParts,
  groupParts,
  partsWithoutBlocks,
  type Part,
} from '../model/contribution-parts.ts';
import { wrongArguments } from './arguments.ts';

/** How finely an output is taken apart; `channel` is of one block, what is around it stays whole. */
export type PartLevel =
  { readonly kind: 'group' | 'block' } | { readonly kind: 'channel'; readonly block: BlockPlace };

/**
 * Reads the values of --level, blocks when it is missing, and of --block.
 * @throws ReaderError `bad-argument` when there is no such level, or --block is missing, no place or without effect
 */
export function parseLevel(level: string | undefined, block: string | undefined): PartLevel {
  const kind = (['group', 'block', 'channel'] as const).find((allowed) => allowed === (level ?? 'block'));
  if (!kind) throw wrongArguments(`--level ${level} is not possible; give group, block or channel.`);
  if (kind === 'channel') return { kind, block: parseBlock(block) };
  if (block !== undefined)
    throw wrongArguments('--block has no effect without --level channel, which takes that block apart.');
  return { kind };
}

function parseBlock(text: string | undefined): BlockPlace {
  if (text === undefined)
    throw wrongArguments('--level channel needs the option --block; give group.block from 0, such as 4.0.');
  const [, group, block] = /^(\d+)\.(\d+)$/.exec(text) ?? [];
  if (group === undefined)
    throw wrongArguments(`--block ${text} is no block; give group.block from 0, such as 4.0.`);
  return { group: Number(group), block: Number(block) };
}

/**
 * The parts that add up to the output, in the order in which the network adds them: those without blocks first.
 * @throws ReaderError `unknown-site` when the network has no such block
 */
export function partsAt(config: RcanConfig, level: PartLevel): Part[] {
  if (level.kind !== 'channel')
    return [...partsWithoutBlocks, ...(level.kind === 'group' ? groupParts(config) : blockParts(config))];
  const { group, block } = level.block;
  checkParts(config, [{ kind: 'block', group, block }]);
  const around = groupParts(config);
  const within = blockParts(config, [group]);
  const channels = channelParts(config, level.block);
  return [...partsWithoutBlocks, ...around.toSpliced(group, 1, ...within.toSpliced(block, 1, ...channels))];
}
