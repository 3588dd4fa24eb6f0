import { expect, test } from 'vitest';
import { answering, timesAbove, widestRange } from '../../src/analysis/hidden-answers.ts';

const runs = [Float32Array.of(0, 1, 0.5), Float32Array.of(0, 2, 0), Float32Array.of(0, 3, -1)];

test('a hidden unit is counted on the runs in which it is above zero', () => {
  expect(timesAbove(runs)).toEqual([0, 3, 1]);
  expect(timesAbove([])).toEqual([]);
});

test('it answers never, on some pictures, or on all', () => {
  expect([0, 3, 1].map((times) => answering(times, 3))).toEqual(['never', 'always', 'sometimes']);
});

test('the widest range is that of the channel that differs most between two runs', () => {
  expect(widestRange(runs)).toBe(2);
  expect(widestRange(runs.slice(0, 1))).toBe(0);
});
