import { describe, expect, test } from 'vitest';
import { pixelShuffle } from '../../../src/analysis/pixel-shuffle.ts';
import { shuffle, upConv } from '../../../src/model/sites.ts';
import { placeAt } from '../../../src/views/pixel-shuffle/cells.ts';
import type { ShuffleSettings } from '../../../src/views/pixel-shuffle/settings.ts';
import { ShownShuffle } from '../../../src/views/pixel-shuffle/shown-shuffle.svelte.ts';
import { column } from '../../fixtures/column.ts';
import { signal } from '../../fixtures/signal.ts';

const config = { groups: 1, blocks: 1, features: 4, reduction: 2, scale: 4, colors: 3 } as const;
const initial: ShuffleSettings = {
  data: 'addresses',
  scale: undefined,
  colors: undefined,
  stage: 1,
  window: '3x4',
  feature: 0,
  order: 'torch',
  direction: 'shuffle',
  step: 4,
  corner: undefined,
  pixel: undefined,
  explain: 'nothing',
};
const before = (height: number, width: number, channels = 16) => ({
  channels,
  height,
  width,
  data: Float32Array.from(signal(channels * height * width)),
});
const recorded = before(12, 20);
const stages = [{ factor: 2, before: recorded }, { factor: 2 }] as const;
const shown = (settings: Partial<ShuffleSettings>, selection?: { site: string; channel: number }) =>
  new ShownShuffle(() => ({ config, stages, selection, settings: { ...initial, ...settings } }));

describe('the addresses', () => {
  test('have the tail of the network until another is chosen, and its last stage at most', () => {
    expect(shown({}).tail).toEqual(config);
    expect(shown({ scale: 3, colors: 1 }).tail).toMatchObject({ scale: 3, colors: 1, features: 4 });
    expect(shown({ scale: 8, stage: 3 }).stageIndex).toBe(2);
    expect(shown({ scale: 2, stage: 3 }).stageIndex).toBe(0);
    expect(shown({ scale: 3 }).factor).toBe(3);
  });

  test('are no concern of the selection', () => {
    expect(shown({ feature: 1 }, { site: shuffle(0), channel: 3 }).feature).toBe(1);
  });
});

describe('this picture', () => {
  const picture = { data: 'picture' } as const;

  test('is shown in a window in the middle, or where the reader moved it, as far as there is some', () => {
    expect(shown(picture).crop).toEqual({ x: 8, y: 5, width: 4, height: 3 });
    expect(shown({ ...picture, window: '6x8', corner: [2, 1] }).crop).toMatchObject({ x: 2, y: 1, width: 8 });
    expect(shown({ ...picture, corner: [99, 99] }).crop).toMatchObject({ x: 16, y: 9 });
  });

  test('says of a value where it is in the whole maps and in the whole output', () => {
    const at = shown({ ...picture, corner: [2, 1] }).valueAt(placeAt([3, 4], 2));
    expect(at).toMatchObject({
      target: { feature: 0, row: 5, column: 8 },
      source: { map: 2, i: 1, j: 0, y: 2, x: 4 },
    });
    expect(at?.value).toBe(pixelShuffle(recorded, 2).data[5 * 40 + 8]);
  });

  test('is of the channel that is selected in its shuffle or before it, else of the one that is set', () => {
    expect(shown(picture, { site: shuffle(0), channel: 3 }).feature).toBe(3);
    expect(shown(picture, { site: upConv(0), channel: 9 }).feature).toBe(2);
    expect(shown({ ...picture, feature: 1 }, { site: shuffle(1), channel: 3 }).feature).toBe(1);
    expect(shown({ ...picture, feature: 40 }).feature).toBe(3);
  });

  test('has nothing to show of a stage that was not recorded, or was of another network', () => {
    for (const none of [
      shown({ ...picture, stage: 2 }),
      new ShownShuffle(() => ({
        config,
        stages: [{ factor: 2, before: before(12, 20, 36) }],
        selection: undefined,
        settings: { ...initial, data: 'picture' },
      })),
    ]) {
      expect(none.maps).toBeUndefined();
      expect(none.table).toBeUndefined();
      expect(none.has({ i: 0, j: 0, y: 0, x: 0 })).toBe(false);
    }
  });

  test('has a table of what is drawn, counted in the whole', () => {
    const table = shown({ ...picture, corner: [2, 1] }).table!();
    expect(table.rows).toHaveLength(6 * 8);
    expect(column(table, 'output row')[0]).toBe(2);
    expect(column(table, 'map column')[0]).toBe(2);
  });
});
