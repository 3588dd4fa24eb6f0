import { expect, test } from 'vitest';
import { twoWay } from '../../src/analysis/two-way.ts';

test('rows that do not change have all of the variance, as have columns that are the same in every row', () => {
  expect(
    twoWay([
      [1, 1, 1],
      [4, 4, 4],
    ]),
  ).toEqual({ rows: 1, columns: 0, rest: 0 });
  expect(
    twoWay([
      [1, 4],
      [1, 4],
    ]),
  ).toEqual({ rows: 0, columns: 1, rest: 0 });
});

test('what neither a row nor a column tells is the rest', () => {
  // Both means are 0 in every row and column.
  expect(
    twoWay([
      [1, -1],
      [-1, 1],
    ]),
  ).toEqual({ rows: 0, columns: 0, rest: 1 });
  // By hand: mean 2; rows -1, 1; columns -1, 1; rest 0.
  expect(
    twoWay([
      [0, 2],
      [2, 4],
    ]),
  ).toEqual({ rows: 0.5, columns: 0.5, rest: 0 });
});

test('the shares are those that NumPy finds', () => {
  const { rows, columns, rest } = twoWay([
    [0.001, 0.299, -0.274, -0.891],
    [-0.455, -0.992, 0.06, 1.34],
    [-0.492, -0.62, 0.49, 0.357],
    [0.105, -0.93, -0.029, 0.695],
    [-1.344, -0.458, -1.901, -1.29],
  ]);
  expect(rows).toBeCloseTo(0.3830707901990013, 12);
  expect(columns).toBeCloseTo(0.08342164072279641, 12);
  expect(rest).toBeCloseTo(0.5335075690782023, 12);
});

test('numbers that are all equal have no variance to share', () => {
  expect(twoWay([[0.5], [0.5]])).toEqual({ rows: NaN, columns: NaN, rest: NaN });
});
