import { expect, it } from 'vitest';
import { allBlocks } from '../../../src/model/blocks.ts';
import { sweepSeconds } from '../../../src/figures/channel-cost/sweep-forecast.ts';

const config = { groups: 3, blocks: 2, features: 8, reduction: 4, scale: 2, colors: 3 } as const;
const size = { height: 24, width: 40 };
const seconds = (blocks: readonly { group: number; block: number }[]) =>
  sweepSeconds(config, size, blocks, 500);

it('lists the blocks in the order of the network', () => {
  expect(allBlocks(config).map(({ group, block }) => `${group}.${block}`)).toEqual([
    '0.0',
    '0.1',
    '1.0',
    '1.1',
    '2.0',
    '2.1',
  ]);
});

it('takes a sweep of the first block for nearly a whole run for each channel, later blocks for less', () => {
  const each = allBlocks(config).map((place) => seconds([place]));
  expect(each[0]).toBeGreaterThan(0.95 * config.features * 0.5);
  expect(each[0]).toBeLessThan(config.features * 0.5);
  expect(each.toSorted((a, b) => b - a)).toEqual(each);
  expect(each.at(-1)).toBeGreaterThan(0);
});

it('adds up what the blocks take', () => {
  const all = allBlocks(config);
  expect(seconds(all)).toBeCloseTo(
    all.reduce((sum, place) => sum + seconds([place]), 0),
    10,
  );
  expect(seconds([])).toBe(0);
});
