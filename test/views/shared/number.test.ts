import { expect, test } from 'vitest';
import { formatNumber } from '../../../src/views/shared/number.ts';

test('a number keeps fewer decimals the larger it is, and has a true minus sign', () => {
  const shown = [0, 0.126, -3.21, 41.52, -128.4].map((value) => formatNumber(value));
  expect(shown).toEqual(['0.00', '0.13', '−3.21', '41.5', '−128']);
});

test('what rounds to zero has no sign', () => {
  expect(formatNumber(-0.001)).toBe('0.00');
  expect(formatNumber(-0.001, 3)).toBe('−0.001');
});
