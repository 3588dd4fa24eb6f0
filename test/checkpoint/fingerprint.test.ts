import { expect, test } from 'vitest';
import { fingerprint } from '../../src/checkpoint/fingerprint.ts';

test('a file’s fingerprint is its length and its CRC-32', () => {
  // The check value of CRC-32 in its specification.
  expect(fingerprint(new TextEncoder().encode('123456789'))).toBe('9-cbf43926');
  expect(fingerprint(new Uint8Array())).toBe('0-00000000');
});
