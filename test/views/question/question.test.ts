import { describe, expect, it } from 'vitest';
import { distance, inPlace, moved, typedNumber } from '../../../src/views/question/question.ts';

describe('a prediction', () => {
  it.each([
    ['2.9', 2.9],
    [' 2,9 ', 2.9],
    ['−3', -3],
    ['1 000 000', 1_000_000],
    ['', undefined],
    ['three', undefined],
    ['Infinity', undefined],
  ])('typed as "%s" is %s', (text, value) => {
    expect(typedNumber(text)).toBe(value);
  });

  it('of an order is changed by moving one item past its neighbour, as far as there is one', () => {
    expect(moved([0, 1, 2], 2, -1)).toEqual([0, 2, 1]);
    expect(moved([0, 1, 2], 0, 1)).toEqual([1, 0, 2]);
    expect(moved([0, 1, 2], 0, -1)).toEqual([0, 1, 2]);
    expect(moved([0, 1, 2], 2, 1)).toEqual([0, 1, 2]);
  });

  it('of an order is held against the true one place by place', () => {
    expect(inPlace([3, 1, 2, 0], [3, 2, 1, 0])).toBe(2);
  });

  it('of a place is off by pixels of the picture', () => {
    expect(distance({ x: 0.25, y: 0.5 }, { x: 0.5, y: 0 }, { width: 12, height: 8 })).toBe(5);
  });
});
