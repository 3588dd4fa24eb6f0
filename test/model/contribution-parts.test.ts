import { describe, expect, it } from 'vitest';
import {
  blockParts,
  channelParts,
  checkParts,
  groupParts,
  partName,
  partsWithoutBlocks,
} from '../../src/model/contribution-parts.ts';
import { contributionRatio } from '../../src/model/contribution-work.ts';
import type { RcanConfig } from '../../src/model/config.ts';
import { codeOf } from '../reader-errors.ts';

const shipped = (scale: 2 | 3 | 4): RcanConfig => ({
  groups: 5,
  blocks: 5,
  features: 32,
  reduction: 8,
  scale,
  colors: 3,
});
const small: RcanConfig = { groups: 2, blocks: 3, features: 4, reduction: 2, scale: 2, colors: 3 };

describe('the parts of an output', () => {
  it('are named by the sites that add them', () => {
    expect(partsWithoutBlocks.map(partName)).toEqual(['long_skip', 'constant', 'first_features']);
    expect(groupParts(small).map(partName)).toEqual(['body.0', 'body.1']);
    expect(blockParts(small, [1]).map(partName)).toEqual(['body.1.body.0', 'body.1.body.1', 'body.1.body.2']);
    expect(blockParts(small)).toHaveLength(6);
    expect(channelParts(small, { group: 1, block: 2 }).map(partName)).toEqual(
      [0, 1, 2, 3].map((c) => `body.1.body.2:${c}`),
    );
  });

  it('are refused by name where the network has none', () => {
    expect(() => checkParts(small, [...groupParts(small), ...blockParts(small)])).not.toThrow();
    const missing = [
      { kind: 'group', group: 2 },
      { kind: 'block', group: 0, block: 3 },
      { kind: 'channel', group: 0, block: 0, channel: 4 },
      { kind: 'group', group: 0.5 },
    ] as const;
    for (const part of missing) {
      expect(() => checkParts(small, [part])).toThrow(`adds no part '${partName(part)}'`);
      expect(codeOf(() => checkParts(small, [part]))).toBe('unknown-site');
    }
  });
});

// Counted by hand for 5 x 5 x 32: a 3x3 convolution C -> C is the unit of 9216 multiply-adds per LR pixel.
describe('the work of parts, as a multiple of a forward pass', () => {
  it('is about one for the groups and what no block adds', () => {
    expect(contributionRatio(shipped(2), [...partsWithoutBlocks, ...groupParts(shipped(2))])).toBeCloseTo(
      1.1,
      1,
    );
  });

  it('is 3.8, 5.8 and 9.1 for all blocks at x2, x3 and x4', () => {
    const ratios = ([2, 3, 4] as const).map((scale) => {
      const config = shipped(scale);
      return contributionRatio(config, [...partsWithoutBlocks, ...blockParts(config)]);
    });
    expect(ratios.map((ratio) => ratio.toFixed(1))).toEqual(['3.8', '5.8', '9.1']);
  });
});
