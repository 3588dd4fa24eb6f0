import { ReaderError } from '../image/reader-error.ts';
import { allBlocks, type BlockPlace } from './blocks.ts';
import type { RcanConfig } from './config.ts';
import * as sites from './sites.ts';

/**
 * A part of the output picture. After the last block RCAN is linear: the convolutions that close groups and body, the
 * upsampler and the last convolution have no activation (paper eq. 3, 4, 7 and 9), and every block adds to a stream
 * (eq. 13). So the output is exactly the sum of
 * - what the long skip connection brings,
 * - the constant: the biases of the closing convolutions, of the upsampler, of the last convolution and of `add_mean`,
 * - what the first features bring through the groups' skip connections and closing convolutions,
 * - what each group adds, which is the sum over its blocks, each of which is the sum over its channels.
 */
export type Part =
  | { readonly kind: 'long-skip' | 'constant' | 'first-features' }
  | { readonly kind: 'group'; readonly group: number }
  | ({ readonly kind: 'block' } & BlockPlace)
  | ({ readonly kind: 'channel'; readonly channel: number } & BlockPlace);

/** The parts that no block adds, in the order in which they are summed. */
export const partsWithoutBlocks: readonly Part[] = [
  { kind: 'long-skip' },
  { kind: 'constant' },
  { kind: 'first-features' },
];

/** One part per group, in the network's order. */
export function groupParts({ groups }: RcanConfig): Part[] {
  return Array.from({ length: groups }, (_, group) => ({ kind: 'group', group }));
}

/** One part per block of some groups, in the network's order; of all groups when none are named. */
export function blockParts(config: RcanConfig, groups?: readonly number[]): Part[] {
  return allBlocks(config)
    .filter(({ group }) => groups?.includes(group) ?? true)
    .map((place) => ({ kind: 'block', ...place }));
}

/** One part per channel of a block. */
export function channelParts({ features }: RcanConfig, place: BlockPlace): Part[] {
  return Array.from({ length: features }, (_, channel) => ({ kind: 'channel', ...place, channel }));
}

/**
 * A part's name: `long_skip`, `constant`, `first_features`, or the site that adds it, `body.0` or `body.0.body.3`, a
 * channel's after a colon.
 */
export function partName(part: Part): string {
  switch (part.kind) {
    case 'long-skip':
      return 'long_skip';
    case 'constant':
      return 'constant';
    case 'first-features':
      return 'first_features';
    case 'group':
      return sites.group(part.group);
    case 'block':
      return sites.block(part.group, part.block);
    case 'channel':
      return `${sites.block(part.group, part.block)}:${part.channel}`;
  }
}

/** Throws `ReaderError` 'unknown-site' naming the first part that this network does not have. */
export function checkParts({ groups, blocks, features }: RcanConfig, parts: readonly Part[]): void {
  const isIndex = (value: number, count: number): boolean =>
    Number.isInteger(value) && value >= 0 && value < count;
  const unknown = parts.find(
    (part) =>
      ('group' in part && !isIndex(part.group, groups)) ||
      ('block' in part && !isIndex(part.block, blocks)) ||
      ('channel' in part && !isIndex(part.channel, features)),
  );
  if (!unknown) return;
  const name = partName(unknown);
  throw new ReaderError(
    'unknown-site',
    `This network of ${groups} groups x ${blocks} blocks x ${features} channels adds no part '${name}'.`,
    { site: name },
  );
}
