import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../src/model/edits/edit.ts';
import { attention, blockConv1, group, tailInput } from '../../../src/model/sites.ts';
import {
  changeChannel,
  gateAt,
  isZeroed,
  setGate,
  setVector,
  vectorAt,
  zeroOutput,
} from '../../../src/views/edits/change-edits.ts';

const site = attention(1, 2);
const elsewhere: Edit = { kind: 'mute', site: attention(0, 0), channels: [3] };

describe('gates', () => {
  it('are 1 until they are set, and the last one counts', () => {
    expect(gateAt([], tailInput)).toBe(1);
    const twice = [0.2, 0.7].map((value): Edit => ({ kind: 'gate', site: tailInput, value }));
    expect(gateAt(twice, tailInput)).toBe(0.7);
    expect(gateAt(twice, group(0))).toBe(1);
  });

  it('leave one edit each, stay within 0 and 1, and go at 1', () => {
    const closed = setGate(setGate([elsewhere], tailInput, 0.5), tailInput, -3);
    expect(closed).toEqual([elsewhere, { kind: 'gate', site: tailInput, value: 0 }]);
    expect(setGate(closed, tailInput, 1.2)).toEqual([elsewhere]);
  });
});

describe('changeChannel', () => {
  it('joins muted channels in one edit, in their order', () => {
    const two = changeChannel(changeChannel([elsewhere], site, 5, 'mute'), site, 3, 'mute');
    expect(two).toEqual([elsewhere, { kind: 'mute', site, channels: [3, 5] }]);
  });

  it('does one thing to a channel instead of another', () => {
    const muted = changeChannel(changeChannel([], site, 5, 'mute'), site, 3, 'mute');
    expect(changeChannel(muted, site, 5, { force: 0.25 })).toEqual([
      { kind: 'mute', site, channels: [3] },
      { kind: 'force', site, channels: [5], value: 0.25 },
    ]);
    expect(changeChannel(changeChannel(muted, site, 5, 'plain'), site, 3, 'plain')).toEqual([]);
  });

  it('mutes after a vector that was exchanged, not before it', () => {
    const values = [0.1, 0.2];
    const list: Edit[] = [
      { kind: 'mute', site, channels: [0] },
      { kind: 'transplant', site, values },
    ];
    expect(changeChannel(list, site, 1, 'mute')).toEqual([...list, { kind: 'mute', site, channels: [1] }]);
  });

  it('solos several channels in one edit: two would leave nothing', () => {
    const one = changeChannel([], site, 5, 'solo');
    expect(changeChannel(one, site, 3, 'solo')).toEqual([{ kind: 'solo', site, channels: [3, 5] }]);
    expect(changeChannel(one, site, 5, 'plain')).toEqual([]);
  });
});

describe('a vector', () => {
  const identity: Edit = { kind: 'identity', site };
  const mean: Edit = { kind: 'mean', site, values: [0.1, 0.2] };

  it('is replaced once, and goes back to what the network makes', () => {
    const one = setVector([elsewhere], site, identity);
    expect(vectorAt(one, site)).toBe(identity);
    expect(setVector(one, site, mean)).toEqual([elsewhere, mean]);
    expect(setVector(one, site, undefined)).toEqual([elsewhere]);
    expect(vectorAt([elsewhere], site)).toBeUndefined();
  });

  it('is put in before what was done to its channels, which then acts on it', () => {
    const muted = changeChannel([elsewhere], site, 1, 'mute');
    expect(setVector(muted, site, mean)).toEqual([elsewhere, mean, ...muted.slice(1)]);
  });

  it('has a channel multiplied, in place of what was done to it', () => {
    const muted = changeChannel([], site, 1, 'mute');
    expect(changeChannel(muted, site, 1, { scale: 2 })).toEqual([
      { kind: 'scale', site, channels: [1], value: 2 },
    ]);
  });
});

describe('an output channel of a convolution', () => {
  const conv = blockConv1(1, 2);
  const inputs: Edit = { kind: 'zero-channels', site: conv, side: 'input', channels: [4] };

  it('is zeroed along with others in one edit, and taken back', () => {
    const two = zeroOutput(zeroOutput([elsewhere, inputs], conv, 4, true), conv, 2, true);
    expect(two).toEqual([
      elsewhere,
      inputs,
      { kind: 'zero-channels', site: conv, side: 'output', channels: [2, 4] },
    ]);
    expect([2, 3, 4].map((channel) => isZeroed(two, conv, channel))).toEqual([true, false, true]);
    expect(zeroOutput(zeroOutput(two, conv, 4, false), conv, 2, false)).toEqual([elsewhere, inputs]);
    expect(isZeroed([inputs], conv, 4)).toBe(false);
  });
});
