import type { RcanConfig } from './config.ts';

/** A block by the index of its group and its index in it, both from 0. */
export interface BlockPlace {
  readonly group: number;
  readonly block: number;
}

/** All blocks in the order of the network. */
export function allBlocks({ groups, blocks }: RcanConfig): BlockPlace[] {
  return Array.from({ length: groups * blocks }, (_, i) => ({
    group: Math.floor(i / blocks),
    block: i % blocks,
  }));
}
