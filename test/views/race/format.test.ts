import { describe, expect, it } from 'vitest';
import { formatBytes, formatTime } from '../../../src/views/race/format.ts';

describe('numbers of the race', () => {
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
