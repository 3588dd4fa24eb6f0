import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../src/model/edits/edit.ts';
import { attention, group, tailInput } from '../../../src/model/sites.ts';
import { changeChannel, gateAt, setGate } from '../../../src/views/edits/change-edits.ts';

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
