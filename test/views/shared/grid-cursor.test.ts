import { expect, test } from 'vitest';
import { GridCursor } from '../../../src/views/shared/grid-cursor.svelte.ts';
import { press } from '../../key-press.ts';

const grid = { rows: 6, order: [3, 1, 0, 2], page: 3 };
const cursorAt = (row: number, item: number) =>
  new GridCursor(
    () => grid,
    () => ({ row, item }),
  );

test('the cursor begins at the selection, in the column of what is selected', () => {
  const cursor = cursorAt(2, 0);
  expect(cursor.at).toEqual({ row: 2, item: 0 });
  expect(cursor.column).toBe(2);
});

test.each([
  ['ArrowRight', { row: 2, item: 2 }],
  ['ArrowUp', { row: 1, item: 0 }],
  ['PageDown', { row: 5, item: 0 }],
  ['PageUp', { row: 0, item: 0 }],
  ['Home', { row: 2, item: 3 }],
  ['End', { row: 2, item: 2 }],
])('%s moves it by what is shown, within the grid', (key, at) => {
  const cursor = cursorAt(2, 0);
  const event = press(key);
  expect(cursor.press(event)).toBe(true);
  expect(event.preventDefault).toHaveBeenCalled();
  expect(cursor.at).toEqual(at);
});

test('other keys leave it where it is', () => {
  const cursor = cursorAt(2, 0);
  for (const event of [press('Enter'), press('ArrowLeft', { altKey: true })])
    expect(cursor.press(event)).toBe(false);
  expect(cursor.at).toEqual({ row: 2, item: 0 });
});
