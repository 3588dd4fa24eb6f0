import { describe, expect, test } from 'vitest';
import { attention, block, group } from '../../../src/model/sites.ts';
import { Heatmap, type HeatmapSource } from '../../../src/views/attention-heatmap/heatmap.svelte.ts';
import { selectedCells } from '../../../src/views/attention-heatmap/selected-cells.ts';
import { press } from '../../key-press.ts';

const config = { groups: 2, blocks: 3, features: 4, reduction: 2, scale: 2, colors: 3 } as const;
/** In block b of group g: highest in channel 1, lowest in channel 2. */
const attentionOf = (g: number, b: number) =>
  Float32Array.of(0.4, 0.6 + 0.1 * g, 0.2, 0.3).map((value) => value + 0.01 * b);

const heatmap = (part: Partial<HeatmapSource> = {}) =>
  new Heatmap(() => ({
    look: { locale: 'en', theme: 'light' },
    config,
    attention: attentionOf,
    settings: { sort: 'number', range: 'full', numbers: false },
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

  test('reads nothing while no cell is selected or pointed at', () => {
    expect(heatmap({ selection: { site: group(1) } }).read).toBeUndefined();
  });

  test('sorts its columns by the selected block', () => {
    const map = heatmap({
      selection: { site: attention(1, 0), channel: 2 },
      settings: { sort: 'block', range: 'full', numbers: false },
    });
    expect(map.order).toEqual([1, 0, 3, 2]);
    expect(map.cursorCell).toEqual({ row: 3, column: 3 });
    expect(map.channelAt({ row: 3, column: 0 })).toMatchObject({ row: { group: 1, block: 0 }, channel: 1 });
  });

  test('spreads its colours over what it finds, where it is set so', () => {
    expect(heatmap().domain).toEqual([0, 1]);
    const [low, high] = heatmap({ settings: { sort: 'number', range: 'found', numbers: false } }).domain;
    expect([low, high]).toEqual([expect.closeTo(0.2), expect.closeTo(0.72)]);
  });
});
