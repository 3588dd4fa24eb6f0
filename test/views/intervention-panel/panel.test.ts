import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../../src/image/pixels.ts';
import type { RcanConfig } from '../../../src/model/config.ts';
import { checkEdits } from '../../../src/model/edits/check-edits.ts';
import type { Edit } from '../../../src/model/edits/edit.ts';
import { attention, group, tailInput } from '../../../src/model/sites.ts';
import { editRows } from '../../../src/views/intervention-panel/edit-rows.ts';
import { amplificationBy, changeOf, differenceOf } from '../../../src/views/intervention-panel/outcome.ts';
import {
  extentSites,
  suggestedEdits,
  suggestions,
} from '../../../src/views/intervention-panel/suggestions.ts';

const config: RcanConfig = { groups: 2, blocks: 3, features: 8, reduction: 4, scale: 2, colors: 3 };
const place = { group: 1, block: 2, channel: 5 };

describe('what is suggested to begin with', () => {
  it('is possible in the network', () => {
    for (const suggestion of suggestions) {
      const edits = suggestedEdits(config, suggestion, place);
      expect(edits.length).toBeGreaterThan(0);
      expect(() => checkEdits(config, edits)).not.toThrow();
    }
  });

  it('is about the selected place, or all of the network', () => {
    expect(suggestedEdits(config, 'long-skip', place)).toEqual([{ kind: 'gate', site: tailInput, value: 0 }]);
    expect(suggestedEdits(config, 'group-skip', place)).toEqual([{ kind: 'gate', site: group(1), value: 0 }]);
    expect(suggestedEdits(config, 'no-attention', place)).toHaveLength(6);
    expect(suggestedEdits(config, 'mute-channel', place)).toEqual([
      { kind: 'mute', site: attention(1, 2), channels: [5] },
    ]);
  });
});

it('a change of attention reaches a block, its group or the network', () => {
  expect(extentSites(config, 'block', place)).toEqual([attention(1, 2)]);
  expect(extentSites(config, 'group', place)).toEqual([0, 1, 2].map((b) => attention(1, b)));
  expect(extentSites(config, 'network', place)).toHaveLength(6);
});

describe('the list of edits', () => {
  const mute: Edit = { kind: 'mute', site: attention(0, 0), channels: [3] };
  const identities = [0, 1, 2].map((b): Edit => ({ kind: 'identity', site: attention(0, b) }));

  it('has a line for each, in their order', () => {
    const gate: Edit = { kind: 'gate', site: tailInput, value: 0.5 };
    const rows = editRows(config, [gate, identities[0]!, mute], 'en');
    expect(rows.map(({ edits }) => edits)).toEqual([[gate], [identities[0]], [mute]]);
    expect(rows[0]?.phrase).toBe('the long skip connection open to 50%');
    expect(rows[1]?.phrase).toContain('group 0, block 0');
  });

  it('has one line for attention that is replaced alike in several blocks, and removes it whole', () => {
    const rows = editRows(config, [identities[0]!, mute, ...identities.slice(1)], 'zh');
    expect(rows.map(({ edits }) => edits.length)).toEqual([3, 1]);
    expect(rows[0]?.phrase).toBe('3 个残差块：去掉注意力，各通道原样通过');
    expect(rows[0]?.edits).toEqual(identities);
  });
});

describe('the difference', () => {
  const grey = (...values: number[]): Pixels => ({
    width: values.length,
    height: 1,
    channels: 1,
    data: Uint8ClampedArray.from(values),
  });

  it('is edited minus plain, with its largest and its mean magnitude', () => {
    const { data, largest, mean } = differenceOf(grey(10, 20, 27), grey(10, 26, 24));
    expect([...data]).toEqual([0, -6, 3]);
    expect([largest, mean]).toEqual([6, 3]);
  });

  it('is drawn up to its largest, or up to so many levels that it is amplified', () => {
    const { factor, limit } = amplificationBy('auto', 6);
    expect([factor, limit >= 6, limit < 6.2]).toEqual([42, true, true]);
    const limits = ([1, 4, 16] as const).map((gain) => amplificationBy(gain, 6));
    expect(limits.map((drawn) => drawn.limit)).toEqual([255, 63.75, 15.9375]);
    expect(limits.map((drawn) => drawn.factor)).toEqual([1, 4, 16]);
  });
});

it('what edits cost is known where the original is', () => {
  const sr: Pixels = { channels: 1, width: 1, height: 1, data: Uint8ClampedArray.of(0) };
  const scored = (psnr: number) => ({ sr, score: { psnr, ssim: 0 } });
  expect(changeOf(scored(24.5), scored(15.6))).toBeCloseTo(-8.9);
  expect(changeOf({ sr, score: undefined }, scored(15.6))).toBeUndefined();
});
