import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../src/model/edits/edit.ts';
import { blockConv1, head } from '../../../src/model/sites.ts';
import {
  biasAt,
  setBias,
  setWeight,
  weightAt,
  withoutKernel,
} from '../../../src/views/edits/change-parameters.ts';

const site = blockConv1(1, 2);
const elsewhere: Edit = { kind: 'set-weight', site: head, index: [0, 1, 2, 0], value: 3 };

describe('a weight of a convolution', () => {
  it('is set in one edit, which takes the place of the one before, and taken back', () => {
    const set = setWeight(setWeight([elsewhere], site, [0, 1, 2, 0], 0.5), site, [0, 1, 2, 0], -0.25);
    expect(set).toEqual([elsewhere, { kind: 'set-weight', site, index: [0, 1, 2, 0], value: -0.25 }]);
    expect(weightAt(set, site, [0, 1, 2, 0])).toBe(-0.25);
    expect(weightAt(set, site, [0, 1, 2, 1])).toBeUndefined();
    expect(setWeight(set, site, [0, 1, 2, 0], undefined)).toEqual([elsewhere]);
  });

  it('of one kernel are taken back together', () => {
    const set = setWeight(setWeight([elsewhere], site, [0, 1, 2, 0], 0.5), site, [0, 1, 0, 0], 0.25);
    const other = setWeight(set, site, [0, 2, 2, 0], 0.5);
    expect(withoutKernel(other, site, 0, 1)).toEqual([elsewhere, other.at(-1)]);
  });

  it('comes after what was done to its channel, and counts', () => {
    const zeroed: Edit = { kind: 'zero-channels', site, side: 'output', channels: [0] };
    const set = setWeight([], site, [0, 1, 2, 0], 0.5);
    const value = { kind: 'set-weight', site, index: [0, 1, 2, 0], value: 0.75 };
    expect(setWeight([...set, zeroed], site, [0, 1, 2, 0], 0.75)).toEqual([zeroed, value]);
  });

  it('stays within what a weight can be', () => {
    expect(weightAt(setWeight([], site, [0, 0, 0, 0], 1e6), site, [0, 0, 0, 0])).toBe(1000);
    expect(weightAt(setWeight([], site, [0, 0, 0, 0], -1e6), site, [0, 0, 0, 0])).toBe(-1000);
  });
});

describe('a bias of a convolution', () => {
  it('is set, and taken back, without those that were set with it', () => {
    const both: Edit = { kind: 'set-bias', site, channels: [2, 5], value: 1 };
    const set = setBias([elsewhere, both], site, 5, 0.25);
    expect(set).toEqual([
      elsewhere,
      { kind: 'set-bias', site, channels: [2], value: 1 },
      { kind: 'set-bias', site, channels: [5], value: 0.25 },
    ]);
    expect([2, 5, 6].map((channel) => biasAt(set, site, channel))).toEqual([1, 0.25, undefined]);
    expect(setBias(setBias(set, site, 5, undefined), site, 2, undefined)).toEqual([elsewhere]);
  });

  it('stays within what a bias can be', () => {
    expect(biasAt(setBias([], site, 0, -5000), site, 0)).toBe(-1000);
  });
});
