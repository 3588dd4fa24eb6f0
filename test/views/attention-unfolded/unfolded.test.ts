import { describe, expect, test } from 'vitest';
import { attention, pooled } from '../../../src/model/sites.ts';
import { Unfolded, type UnfoldedSource } from '../../../src/views/attention-unfolded/unfolded.svelte.ts';

const config = { groups: 2, blocks: 3, features: 8, reduction: 4, scale: 2, colors: 3 } as const;
const unfolded = (part: Partial<UnfoldedSource> = {}) =>
  new Unfolded(() => ({
    look: { locale: 'en', theme: 'light' },
    config,
    group: 1,
    block: 2,
    maps: {},
    vectors: {},
    settings: { step: 'pool', range: 'common', unit: 1 },
    ...part,
  }));

describe('the unfolded block', () => {
  test('reads what is pointed at, else what was kept', () => {
    const shown = unfolded({ selection: { site: attention(1, 2), channel: 5 } });
    expect([shown.step, shown.channel, shown.unit]).toEqual(['pool', 5, 1]);
    shown.pointed = { step: 'squeeze', channel: 2, unit: 0 };
    expect([shown.step, shown.channel, shown.unit]).toEqual(['squeeze', 2, 0]);
    shown.pointed = undefined;
    shown.cursor = 6;
    expect([shown.step, shown.channel, shown.unit]).toEqual(['pool', 6, 1]);
  });

  test('shows the last hidden unit where it has fewer than was asked for', () => {
    expect(unfolded({ settings: { step: 'maps', range: 'own', unit: 9 } }).unit).toBe(1);
  });

  test('knows what each hidden unit does, once the run has reached it', () => {
    const measured = { pictures: 12, above: [0, 3] };
    expect(unfolded({ measured }).states).toEqual([]);
    const hidden = Float32Array.of(0, 0);
    expect(unfolded({ vectors: { hidden }, measured }).states).toEqual(['dead', 'zero']);
    expect(unfolded({ vectors: { hidden } }).states).toEqual(['zero', 'zero']);
  });

  test('is edited at the means and the attention of its block', () => {
    expect(unfolded().sites).toEqual({ z: pooled(1, 2), s: attention(1, 2) });
  });
});
