import { describe, expect, test } from 'vitest';
import { moveFocus, rowEnd, tileGrid } from '../../../src/views/shared/tile-grid.ts';
import { press } from '../../key-press.ts';

describe('the grid of tiles', () => {
  test('holds as many columns as fit, and fills the width', () => {
    const { columns, tileWidth } = tileGrid(1000, 100, 10);
    expect(columns).toBe(9);
    expect(columns * tileWidth + (columns - 1) * 10).toBeCloseTo(1000);
  });
  test('has one column where not even one tile fits', () => {
    expect(tileGrid(60, 100, 10)).toEqual({ columns: 1, tileWidth: 60 });
  });
});

test('what a tile unfolds opens below its row, also in a last row that is not full', () => {
  expect([0, 3, 4, 8, 9].map((index) => rowEnd(index, 4, 10))).toEqual([3, 3, 7, 9, 9]);
});

describe('keys in the grid', () => {
  test('move by one and by a row', () => {
    expect(moveFocus(press('ArrowRight'), 5, 4, 10)).toBe(6);
    expect(moveFocus(press('ArrowDown'), 5, 4, 10)).toBe(9);
    expect(moveFocus(press('Home'), 5, 4, 10)).toBe(0);
    expect(moveFocus(press('End'), 5, 4, 10)).toBe(9);
  });
  test('stay where there is no tile', () => {
    expect(moveFocus(press('ArrowDown'), 7, 4, 10)).toBe(7);
    expect(moveFocus(press('ArrowLeft'), 0, 4, 10)).toBe(0);
  });
  test('that mean something else are left alone', () => {
    expect(moveFocus(press('Enter'), 5, 4, 10)).toBeUndefined();
  });
});
