import { expect, test } from 'vitest';
import { relativeError } from '../../src/analysis/relative-error.ts';

const of = (...values: number[]) => Float32Array.from(values);

test('is the largest difference over the largest magnitude', () => {
  expect(relativeError(of(1, -3.5), of(1, -4))).toBe(0.125);
  expect(relativeError(of(0, 0), of(0, 0))).toBe(0);
});

test('is infinite where values are missing or NaN', () => {
  expect(relativeError(of(1), of(1, 2))).toBe(Infinity);
  expect(relativeError(of(1, NaN), of(1, 2))).toBe(Infinity);
});
