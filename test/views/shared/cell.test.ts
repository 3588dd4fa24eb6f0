import { expect, test } from 'vitest';
import { moveCell } from '../../../src/views/shared/cell.ts';
import { press } from '../../key-press.ts';

test('arrow keys move the crosshair and stop at the edges', () => {
  expect(moveCell(press('ArrowRight'), { x: 1, y: 1 }, 3, 2)).toEqual({ x: 2, y: 1 });
  expect(moveCell(press('ArrowRight'), { x: 2, y: 1 }, 3, 2)).toEqual({ x: 2, y: 1 });
  expect(moveCell(press('ArrowUp'), { x: 2, y: 1 }, 3, 2, 10)).toEqual({ x: 2, y: 0 });
});

test('other keys are left alone', () => {
  expect(moveCell(press('Escape'), { x: 0, y: 0 }, 4, 4)).toBeUndefined();
});
