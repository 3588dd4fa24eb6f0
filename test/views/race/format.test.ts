import { describe, expect, it } from 'vitest';
import { formatBytes, formatCount, formatTime } from '../../../src/views/race/format.ts';

describe('numbers of the race', () => {
  it.each([
    [0, '0'],
    [864, '864'],
    [57_281, '57.3 k'],
    [999_700, '1.00 M'],
    [15_444_667, '15.4 M'],
    [612.6e9, '613 G'],
    [6.7969e12, '6.80 T'],
  ])('%d is counted as %s', (count, text) => expect(formatCount(count)).toBe(text));

  it.each([
    [2 ** 19, '0.50 MiB'],
    [200 * 2 ** 20, '200 MiB'],
    [3 * 2 ** 29, '1.50 GiB'],
  ])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  it.each([
    [3.24, '3.2 ms'],
    [840.3, '840 ms'],
    [12_430, '12.4 s'],
  ])('%d milliseconds are %s', (milliseconds, text) => expect(formatTime(milliseconds)).toBe(text));
});
