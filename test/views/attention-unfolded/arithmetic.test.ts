import { describe, expect, test } from 'vitest';
import {
  largestTerms,
  poolPlane,
  relu,
  sigmoid,
  weightedSum,
} from '../../../src/views/attention-unfolded/arithmetic.ts';

const weight = { shape: [2, 3, 1, 1], data: Float32Array.of(1, 2, 3, -1, 0.5, 4) };
const bias = { shape: [2], data: Float32Array.of(10, -1) };

describe('the arithmetic of the unfolded block', () => {
  test('a weighted sum takes the row of its output and names every term', () => {
    const sum = weightedSum(weight, bias, Float32Array.of(2, -4, 0.5), 1);
    expect(sum.terms).toEqual([
      { index: 0, weight: -1, value: 2, product: -2 },
      { index: 1, weight: 0.5, value: -4, product: -2 },
      { index: 2, weight: 4, value: 0.5, product: 2 },
    ]);
    expect(sum.bias).toBe(-1);
    expect(sum.result).toBe(-3);
  });

  test('a net without biases adds none', () => {
    expect(weightedSum(weight, undefined, Float32Array.of(1, 1, 1), 0).result).toBe(6);
  });

  test('the largest terms and the rest come to the whole', () => {
    const sum = weightedSum(weight, bias, Float32Array.of(2, -4, 0.5), 0);
    const { largest, others, rest } = largestTerms(sum, 2);
    expect(largest.map((term) => term.index)).toEqual([1, 0]);
    expect(others).toBe(1);
    expect(largest.reduce((total, term) => total + term.product, rest + sum.bias)).toBe(sum.result);
  });

  test('pooling gives sum, count, mean, range and the place of the strongest value', () => {
    expect(poolPlane(Float32Array.of(1, -5, 3, 2))).toEqual({
      sum: 1,
      count: 4,
      mean: 0.25,
      min: -5,
      max: 3,
      peak: 1,
    });
  });

  test('the gates', () => {
    expect([relu(-2), relu(2)]).toEqual([0, 2]);
    expect(sigmoid(0)).toBe(0.5);
    expect(sigmoid(2) + sigmoid(-2)).toBeCloseTo(1, 12);
  });
});
