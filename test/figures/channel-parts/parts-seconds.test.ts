import { expect, it } from 'vitest';
import { allBlocks } from '../../../src/model/blocks.ts';
import { channelParts } from '../../../src/model/contribution-parts.ts';
import { contributionRatio } from '../../../src/model/contribution-work.ts';
import { partsSeconds } from '../../../src/figures/channel-parts/parts-seconds.ts';

const config = { groups: 3, blocks: 2, features: 8, reduction: 4, scale: 2, colors: 3 } as const;

it('counts the work of every channel of the blocks, in runs of the network', () => {
  const places = allBlocks(config).filter(({ group }) => group > 0);
  const parts = places.flatMap((place) => channelParts(config, place));
  expect(partsSeconds(config, places, 500)).toBeCloseTo(0.5 * contributionRatio(config, parts), 10);
  expect(partsSeconds(config, [], 500)).toBe(0);
});

it('takes longer for blocks that are further from the output', () => {
  const [first, last] = [0, 2].map((group) => partsSeconds(config, [{ group, block: 1 }], 500));
  expect(first!).toBeGreaterThan(last!);
});
