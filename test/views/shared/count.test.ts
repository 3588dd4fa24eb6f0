import { describe, expect, it } from 'vitest';
import { formatCount, formatParameters } from '../../../src/views/shared/count.ts';

describe('counts for reading', () => {
  it.each([
    [0, '0'],
    [864, '864'],
    [57_281, '57.3 k'],
    [999_700, '1.00 M'],
    [15_444_667, '15.4 M'],
    [612.6e9, '613 G'],
    [6.7969e12, '6797 G'],
  ])('%d is counted as %s', (count, text) => expect(formatCount(count)).toBe(text));

  it('gives parameters in millions in English and in 万 in Chinese', () => {
    expect(formatParameters(15_444_667, 'en')).toBe('15.4 M');
    expect(formatParameters(15_444_667, 'zh')).toBe('1544 万');
    expect(formatParameters(8129, 'zh')).toBe('8.13 k');
    expect(formatParameters(100_000, 'zh', true)).toBe('10 万');
  });
});
