import { expect, test } from 'vitest';
import { continueEdges } from '../../../src/model/baselines/continue-edges.ts';

test('the edge is repeated on every side, corners too', () => {
  expect([...continueEdges([1, 2, 3, 4, 5, 6], 3, 2, 1)]).toEqual(
    [
      [1, 1, 2, 3, 3],
      [1, 1, 2, 3, 3],
      [4, 4, 5, 6, 6],
      [4, 4, 5, 6, 6],
    ].flat(),
  );
});

test('without a border the plane stays as it is', () => {
  expect([...continueEdges([1, 2, 3, 4], 2, 2, 0)]).toEqual([1, 2, 3, 4]);
});
