import { expect, test } from 'vitest';
import { ranking } from '../../src/analysis/ranking.ts';

const ranks = (values: readonly number[]) =>
  ranking(values, (value) => value).map(({ value, rank }) => [value, rank]);

test('stands from the largest down', () => {
  expect(ranks([0.1, 3, -2])).toEqual([
    [3, 1],
    [0.1, 2],
    [-2, 3],
  ]);
});

test('equal values share the best of their ranks and keep their order', () => {
  const cost = { a: 1, b: 5, c: 5, d: 0 };
  const found = ranking(Object.keys(cost) as (keyof typeof cost)[], (name) => cost[name]);
  expect(found.map(({ item, rank }) => [item, rank])).toEqual([
    ['b', 1],
    ['c', 1],
    ['a', 3],
    ['d', 4],
  ]);
});

test('what has no number comes last', () => {
  expect(ranks([NaN, 1, NaN, Infinity])).toEqual([
    [Infinity, 1],
    [1, 2],
    [NaN, 3],
    [NaN, 3],
  ]);
});
