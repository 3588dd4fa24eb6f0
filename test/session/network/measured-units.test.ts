import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { MeasuredAnswers } from '../../../src/analysis/hidden-answers.ts';
import { fingerprint } from '../../../src/checkpoint/fingerprint.ts';
import { measuredUnits } from '../../../src/session/network/measured-units.ts';

const folder = new URL('../../../weights/', import.meta.url);
const bytesOf = (scale: number) => readFileSync(new URL(`rcan-x${scale}.safetensors`, folder));

test.each([2, 3, 4])('what was measured of the ×%i network is known by its file', (scale) => {
  const answers = JSON.parse(
    readFileSync(new URL(`rcan-x${scale}.answers.json`, folder), 'utf8'),
  ) as MeasuredAnswers;
  const found = measuredUnits(fingerprint(bytesOf(scale)), 1, 2);
  expect(found, '`npm run attention` measures new weights').toEqual({
    pictures: answers.pictures.length,
    above: answers.above['body.1.body.2'],
  });
});

test('of another file, were it one byte off, nothing is known', () => {
  const bytes = Uint8Array.from(bytesOf(2));
  bytes[bytes.length - 1]! ^= 1;
  expect(measuredUnits(fingerprint(bytes), 1, 2)).toBeUndefined();
  expect(measuredUnits(undefined, 1, 2)).toBeUndefined();
  expect(measuredUnits(fingerprint(bytesOf(2)), 99, 0)).toBeUndefined();
});
