import { expect, test } from 'vitest';
import { checkAgreement, largestDifference } from './agreement.ts';

test('outputs of other sizes or with a number missing differ without bound', () => {
  const a = Float32Array.of(1, 2, 3);
  expect(largestDifference(a, Float32Array.of(1, 2.5, 2))).toBe(1);
  expect(largestDifference(a, Float32Array.of(1, 2))).toBe(Infinity);
  expect(largestDifference(a, Float32Array.of(1, NaN, 3))).toBe(Infinity);
});

test('who does not compute the network is not timed', () => {
  expect(() => checkAgreement('ort', 1e-3, 'float32')).not.toThrow();
  expect(() => checkAgreement('ort', 0.5, 'float32')).toThrow('ort does not compute the network');
  expect(() => checkAgreement('ort', Infinity, 'float16')).toThrow();
});
