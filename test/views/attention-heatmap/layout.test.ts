import { describe, expect, test } from 'vitest';
import type { RcanConfig } from '../../../src/model/config.ts';
import { cellAt, columnLeft, heatmapLayout, rowTop } from '../../../src/views/attention-heatmap/layout.ts';

const small: RcanConfig = {
  groups: 5,
  blocks: 5,
  features: 32,
  reduction: 8,
  scale: 2,
  colors: 3,
};
const paper: RcanConfig = {
  groups: 10,
  blocks: 20,
  features: 64,
  reduction: 16,
  scale: 4,
  colors: 3,
};

describe('the layout of the attention heat map', () => {
  test.each([
    ['small net, wide', small, 1088, 420],
    ['small net, on a large screen', small, 1088, 780],
    ['small net, phone', small, 358, 440],
    ['net of the paper, wide', paper, 1088, 780],
    ['net of the paper, phone', paper, 358, 700],
  ])('%s: fits the room, in whole pixels', (_, config, width, height) => {
    const layout = heatmapLayout(config, { width, height });
    expect(layout.width).toBeLessThanOrEqual(width);
    expect(layout.height).toBeLessThanOrEqual(height);
    expect(Number.isInteger(layout.cellWidth) && Number.isInteger(layout.rowHeight)).toBe(true);
  });

  test('finds under a point the cell that was drawn there, for every cell', () => {
    for (const config of [small, paper]) {
      const layout = heatmapLayout(config, { width: 1088, height: 420 });
      for (let row = 0; row < config.groups * config.blocks; row++) {
        for (let column = 0; column < config.features; column++) {
          const x = columnLeft(layout, column) + layout.cellWidth / 2;
          const y = rowTop(layout, row) + layout.rowHeight / 2;
          expect(cellAt(layout, x, y)).toEqual({ row, column });
        }
      }
    }
  });

  test('finds no cell beside the matrix or in the gap between two groups', () => {
    const layout = heatmapLayout(small, { width: 1088, height: 420 });
    const x = layout.left + 1;
    const firstOfSecond = rowTop(layout, small.blocks);
    expect(cellAt(layout, x, firstOfSecond + 1)).toEqual({ row: 5, column: 0 });
    expect(cellAt(layout, x, firstOfSecond - 1)).toBeUndefined();
    expect(cellAt(layout, layout.left - 1, layout.top + 1)).toBeUndefined();
    expect(cellAt(layout, layout.left + layout.matrixWidth, layout.top + 1)).toBeUndefined();
    expect(cellAt(layout, x, layout.top - 1)).toBeUndefined();
    expect(cellAt(layout, x, layout.top + layout.matrixHeight)).toBeUndefined();
  });
});
