import { expect, it } from 'vitest';
import { correlateBlocks } from '../../src/analysis/block-correlations.ts';
import { correlate } from '../../src/analysis/correlation.ts';

/** In each block y falls as x rises; the second block lies higher in both. */
const blocks = [
  { x: [0, 1, 2, 3], y: [4, 3, 2, 0] },
  { x: [100, 101, 102, 103], y: [53, 52, 51, 50] },
];

it('correlates over the channels of all blocks, and within them', () => {
  const { withinBlocks, ...over } = correlateBlocks(blocks);
  expect(over).toEqual(correlate([0, 1, 2, 3, 100, 101, 102, 103], [4, 3, 2, 0, 53, 52, 51, 50]));
  expect(over.pearson.value).toBeGreaterThan(0.9);
  expect(withinBlocks.pearson.value).toBeLessThan(-0.9);
});

it('gives the same correlations overall and within blocks for a single block', () => {
  const { spearman, pearson, withinBlocks } = correlateBlocks(blocks.slice(0, 1));
  expect(withinBlocks.spearman).toEqual(spearman);
  expect(withinBlocks.pearson.value).toBeCloseTo(pearson.value, 12);
});

it('excludes channels with NaN from the means of their block', () => {
  const silent = blocks.map(({ x, y }) => ({ x: [...x, NaN], y: [...y, 1000] }));
  expect(correlateBlocks(silent)).toEqual(correlateBlocks(blocks));
});
