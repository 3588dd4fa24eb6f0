import { describe, expect, test } from 'vitest';
import { floatToHalf, halfToFloat } from '../../src/checkpoint/half.ts';

describe('float16', () => {
  test('has the values of the standard', () => {
    expect(halfToFloat(0x3c00)).toBe(1);
    expect(halfToFloat(0xc000)).toBe(-2);
    expect(halfToFloat(0x7bff)).toBe(65504);
    expect(halfToFloat(0x0001)).toBe(2 ** -24);
    expect(halfToFloat(0x03ff)).toBe(1023 * 2 ** -24);
    expect(halfToFloat(0x0400)).toBe(2 ** -14);
    expect(halfToFloat(0x8000)).toBe(-0);
    expect(halfToFloat(0xfc00)).toBe(-Infinity);
    expect(halfToFloat(0x7e01)).toBeNaN();
  });

  const patterns = Array.from({ length: 0x10000 }, (_, half) => half);
  const isNaNPattern = (half: number): boolean => (half & 0x7fff) > 0x7c00;

  test('every bit pattern round-trips through float32; NaNs become one', () => {
    expect(
      patterns.filter((half) => floatToHalf(halfToFloat(half)) !== (isNaNPattern(half) ? 0x7e00 : half)),
    ).toEqual([]);
  });

  test('rounds to the nearest and halfway to even, at every pair of neighbours', () => {
    const wrong = patterns.slice(0, 0x7bff).filter((half) => {
      const low = halfToFloat(half);
      const high = halfToFloat(half + 1);
      const middle = (low + high) / 2;
      const nudge = (high - low) / 1024;
      return (
        floatToHalf(middle) !== (half % 2 === 0 ? half : half + 1) ||
        floatToHalf(middle - nudge) !== half ||
        floatToHalf(middle + nudge) !== half + 1
      );
    });
    expect(wrong).toEqual([]);
  });

  test('values too large become infinite, values too small zero', () => {
    expect(floatToHalf(65519)).toBe(0x7bff);
    expect(floatToHalf(65520)).toBe(0x7c00);
    expect(floatToHalf(-1e30)).toBe(0xfc00);
    expect(floatToHalf(2 ** -25)).toBe(0);
    expect(floatToHalf(-1e-30)).toBe(0x8000);
  });
});
