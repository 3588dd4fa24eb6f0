import { describe, expect, test } from 'vitest';
import { attention, block, group } from '../../../src/model/sites.ts';
import { Heatmap, type HeatmapSource } from '../../../src/views/attention-heatmap/heatmap.svelte.ts';
import { missingRuns } from '../../../src/views/attention-heatmap/rows.ts';
import { selectedCells } from '../../../src/views/attention-heatmap/selected-cells.ts';
import type { AddedPoint } from '../../../src/views/channel-points/added.ts';
import { inkMap } from '../../../src/views/shared/colour.ts';
import { press } from '../../key-press.ts';

const config = {
  groups: 2,
  blocks: 3,
  features: 4,
  reduction: 2,
  scale: 2,
  colors: 3,
} as const;
const settings = {
  sort: 'number',
  colour: 'attention',
  added: 'energy',
  range: 'full',
  numbers: false,
} as const;
/** In block b of group g: highest in channel 1, lowest in channel 2. */
const attentionOf = (g: number, b: number) =>
  Float32Array.of(0.4, 0.6 + 0.1 * g, 0.2, 0.3).map((value) => value + 0.01 * b);

const heatmap = (part: Partial<HeatmapSource> = {}) =>
  new Heatmap(() => ({
    look: { locale: 'en', theme: 'light' },
    config,
    attention: attentionOf,
    settings,
    ...part,
  }));

describe('what a selection marks', () => {
  test.each([
    ['a block and a channel', { site: attention(1, 2), channel: 3 }, { row: 5, rows: [5, 1], channel: 3 }],
    ['a block', { site: block(0, 1) }, { row: 1, rows: [1, 1] }],
    ['a group', { site: group(1) }, { rows: [3, 3] }],
    ['what lies in no group', { site: 'head.0', channel: 1 }, {}],
  ])('%s', (_, selection, cells) => {
    expect(selectedCells(config, selection)).toEqual(cells);
  });
  test('nothing where nothing is selected', () => {
    expect(selectedCells(config, undefined)).toEqual({});
  });
});

describe('the heat map laid against another run', () => {
  const earlier = {
    reference: 'before',
    attention: (g: number, b: number) => shifted(g, b),
  } as const;
  /** Block 1 of group 0 was the same; in all others channel 2 lay a quarter lower. */
  const shifted = (g: number, b: number) =>
    attentionOf(g, b).map((value, c) => (c === 2 && !(g === 0 && b === 1) ? value - 0.25 : value));

  test('is painted by the change, amplified up to the largest one, and marks what stood still', () => {
    const map = heatmap({ earlier });
    expect(map.change).toMatchObject({
      reference: 'before',
      factor: 4,
      limit: 0.25,
      still: [1],
    });
    expect(map.map.domain).toEqual([-0.25, 0.25]);
    expect(map.painted[0]!.values).toEqual(Float32Array.of(0, 0, 0.25, 0));
    expect(map.rows[0]!.values).toEqual(attentionOf(0, 0));
    expect(map.domain, 'the margin still shows attention').toEqual([0, 1]);
    expect(map.before({ row: map.rows[3]!, channel: 2 })).toBeCloseTo(-0.05, 6);
  });

  test('is not where colour stands for something else', () => {
    const map = heatmap({
      earlier,
      settings: { ...settings, colour: 'added' },
    });
    expect([map.change, map.earlier]).toEqual([undefined, undefined]);
  });
});

describe('the heat map', () => {
  test('reads the selected cell, then the one the keyboard is at, then the one under the pointer', () => {
    const map = heatmap({ selection: { site: attention(1, 0), channel: 2 } });
    expect([map.read, map.active]).toEqual([{ row: 3, column: 2 }, undefined]);
    map.focused = true;
    map.cursor.press(press('ArrowRight'));
    expect(map.read).toEqual({ row: 3, column: 3 });
    map.pointed = { row: 0, column: 0 };
    expect(map.read).toEqual({ row: 0, column: 0 });
  });

  test('frames and reads the cell that keys lead to, which the selection follows', () => {
    const map = heatmap({ selection: { site: attention(1, 0), channel: 2 } });
    map.focused = true;
    map.cursor.press(press('ArrowDown'));
    expect(map.framed).toEqual({ row: 4, rows: [4, 1], channel: 2 });
    expect(map.read).toEqual({ row: 4, column: 2 });
    expect(map.active, 'no second frame').toBeUndefined();
  });

  test('is left by keys from the cell that is read, also where a pointer reads another', () => {
    const map = heatmap({ selection: { site: attention(1, 0), channel: 2 } });
    map.pointed = { row: 1, column: 1 };
    map.cursor.press(press('ArrowRight'), { row: 1, item: 1 });
    expect(map.cursor.at).toEqual({ row: 1, item: 2 });
  });

  test('reads nothing while no cell is selected or pointed at', () => {
    expect(heatmap({ selection: { site: group(1) } }).read).toBeUndefined();
  });

  test('sorts its columns by the selected block', () => {
    const map = heatmap({
      selection: { site: attention(1, 0), channel: 2 },
      settings: { ...settings, sort: 'block' },
    });
    expect(map.order).toEqual([1, 0, 3, 2]);
    expect(map.cursorCell).toEqual({ row: 3, column: 3 });
    expect(map.channelAt({ row: 3, column: 0 })).toMatchObject({
      row: { group: 1, block: 0 },
      channel: 1,
    });
  });

  test('spreads its colours over what it finds, where it is set so', () => {
    expect(heatmap().domain).toEqual([0, 1]);
    const [low, high] = heatmap({
      settings: { ...settings, range: 'found' },
    }).domain;
    expect([low, high]).toEqual([expect.closeTo(0.2), expect.closeTo(0.72)]);
  });

  test('tells the blocks whose attention cannot change from those at zero on this picture alone', () => {
    // Of group 0 no unit is above zero in this run, of group 1 block 2 is not reached.
    const hidden = (g: number, b: number) =>
      g === 1 && b === 2 ? undefined : Float32Array.of(0, g === 0 ? 0 : 1);
    const measured = (g: number, b: number) => ({
      pictures: 9,
      above: [0, g + b],
    });
    expect(heatmap({ hidden, measured }).states).toEqual(['dead', 'zero', 'zero', 'on', 'on', undefined]);
    expect(heatmap({ hidden }).states.slice(0, 3)).toEqual(['zero', 'zero', 'zero']);
    expect(heatmap().states).toEqual(Array(6).fill(undefined));
    const map = heatmap({ hidden, measured });
    expect(map.unitsOf(map.rows[0]!)).toEqual({
      state: 'dead',
      measured: { pictures: 9, above: [0, 0] },
    });
    expect(heatmap({ hidden }).unitsOf(map.rows[0]!)).toEqual({
      state: 'zero',
    });
  });

  describe('of what channels add', () => {
    /** Known of group 1 alone; channel 2 of it adds nothing. */
    const added = (g: number, b: number): AddedPoint[] | undefined =>
      g === 0
        ? undefined
        : [1, 9, 0, 4].map((energy, channel) => ({
            group: g,
            block: b,
            channel,
            attention: attentionOf(g, b)[channel]!,
            energy,
            high: energy === 0 ? 0 : 1,
            share: 1 / energy === Infinity ? NaN : 1 / energy,
          }));
    const selection = { site: attention(1, 0), channel: 2 };

    test('colours by root mean squares, from nothing to the most, in ink; what is not known stays open', () => {
      const map = heatmap({
        added,
        settings: { ...settings, colour: 'added' },
      });
      expect(map.painted[3]!.values).toEqual(Float32Array.of(1, 3, 0, 2));
      expect(map.domain).toEqual([0, 3]);
      expect(map.map).toEqual(inkMap('light', [0, 3]));
      expect(missingRuns(map.painted)).toEqual([[0, 3]]);
      expect(map.rows[3]!.values, 'attention, which cells are dragged by').toEqual(attentionOf(1, 0));
    });

    test('colours by shares over the range of those found', () => {
      const map = heatmap({
        added,
        settings: { ...settings, colour: 'added', added: 'share' },
      });
      expect(map.domain).toEqual([0, 1]);
      expect(map.painted[3]!.values).toEqual(Float32Array.of(1, 1 / 9, 0, 1 / 4));
    });

    test('sorts its columns by what the channels of the selected block add, by each measure', () => {
      const sorted = (measure: 'energy' | 'high' | 'share') =>
        heatmap({
          added,
          selection,
          settings: { ...settings, sort: 'added', added: measure },
        }).order;
      expect(sorted('energy')).toEqual([1, 3, 0, 2]);
      expect(sorted('high')).toEqual([0, 1, 3, 2]);
      expect(sorted('share')).toEqual([0, 3, 1, 2]);
    });

    test('leaves its columns by number where that is not known', () => {
      const of = { added, settings: { ...settings, sort: 'added' } } as const;
      expect(heatmap({ ...of, selection: { site: attention(0, 0), channel: 0 } }).order).toEqual([
        0, 1, 2, 3,
      ]);
      expect(heatmap({ settings: of.settings }).order).toEqual([0, 1, 2, 3]);
    });

    test('tells what the channel of a cell adds', () => {
      const map = heatmap({ added, selection });
      expect(map.addedBy(map.channelAt({ row: 4, column: 1 }))).toMatchObject({
        block: 1,
        energy: 9,
      });
      expect(map.addedBy(map.channelAt({ row: 0, column: 1 }))).toBeUndefined();
    });
  });
});
