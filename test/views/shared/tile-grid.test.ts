import { describe, expect, test } from 'vitest';
import { fittedGrid, moveFocus, tileGrid } from '../../../src/views/shared/tile-grid.ts';
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

describe('the grid of the largest tiles of which all fit', () => {
  const squares = {
    gap: 8,
    least: 44,
    heightOf: (width: number) => width + 23,
  };
  const heightOf = (count: number, { columns, tileWidth }: ReturnType<typeof fittedGrid>) =>
    Math.ceil(count / columns) * (squares.heightOf(tileWidth) + 8) - 8;

  test.each([
    [32, 1120, 440],
    [32, 1120, 800],
    [64, 1120, 440],
    [32, 358, 520],
  ])('%i tiles in %i x %i', (count, width, height) => {
    const grid = fittedGrid(count, { width, height }, squares);
    expect(heightOf(count, grid)).toBeLessThanOrEqual(height);
    const columns = grid.columns - 1;
    const wider = { columns, tileWidth: (width - (columns - 1) * 8) / columns };
    expect(heightOf(count, wider)).toBeGreaterThan(height);
  });

  test('has tiles of the least width where not all fit', () => {
    expect(fittedGrid(64, { width: 358, height: 100 }, squares)).toEqual(tileGrid(358, 44, 8));
  });
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
