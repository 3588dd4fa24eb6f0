import { expect, it } from 'vitest';
import { formatPower, formatShare, powerOfTen } from '../../../src/views/frequency/power.ts';

it.each([
  [0, '0'],
  [0.694, '0.694'],
  [50.24, '50.2'],
  [999, '999'],
  [1930, '1.93 × 10³'],
  [0.00123, '1.23 × 10⁻³'],
  [6.22e-15, '6.22 × 10⁻¹⁵'],
  [NaN, '–'],
  [Infinity, '–'],
])('the power %d is written %s', (power, text) => {
  expect(formatPower(power)).toBe(text);
});

it('powers of ten stand on the axis with a raised exponent', () => {
  expect([1e-7, 1, 10, 1e12].map(powerOfTen)).toEqual(['10⁻⁷', '10⁰', '10¹', '10¹²']);
});

it('a share of no energy is a dash', () => {
  expect([0.3514, 1, 0 / 0].map(formatShare)).toEqual(['0.351', '1.000', '–']);
});
