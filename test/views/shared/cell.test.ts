import { expect, test } from 'vitest';
import { moveCell } from '../../../src/views/shared/cell.ts';

test('arrow keys move the crosshair and stop at the edges', () => {
  expect(moveCell('ArrowRight', { x: 1, y: 1 }, 3, 2)).toEqual({ x: 2, y: 1 });
  expect(moveCell('ArrowRight', { x: 2, y: 1 }, 3, 2)).toEqual({ x: 2, y: 1 });
  expect(moveCell('ArrowUp', { x: 2, y: 1 }, 3, 2, 10)).toEqual({ x: 2, y: 0 });
});

test('other keys are left alone', () => {
  expect(moveCell('Escape', { x: 0, y: 0 }, 4, 4)).toBeUndefined();
});
