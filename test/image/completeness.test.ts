import { describe, expect, test } from 'vitest';
import { isComplete } from '../../src/image/completeness.ts';
import type { ImageFormat } from '../../src/image/sniff.ts';
import { claiming, jpegFile, jpegKinds } from './jpeg-files.ts';

const bytes = (content: string): Uint8Array => Uint8Array.from(Buffer.from(content, 'latin1'));

const jpegScan = '\xff\xd8\xff\xda\0\x02 entropy coded data \xff\0 more';
const gifHeader = 'GIF89a\x01\0\x01\0\x80\0\0abcdef!\xf9\x04\0\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02';

test.each<[string, ImageFormat, string, boolean]>([
  ['a JPEG with its end marker', 'JPEG', `${jpegScan}\xff\xd9`, true],
  ['a JPEG followed by something else', 'JPEG', `${jpegScan}\xff\xd9 trailer`, true],
  ['a JPEG cut off in its scan', 'JPEG', jpegScan, false],
  ['a cut off JPEG whose preview is whole', 'JPEG', `\xff\xd8 \xff\xda \xff\xd9 ${jpegScan}`, false],
  ['a JPEG cut off before its first scan', 'JPEG', '\xff\xd8\xff\xe0\0\x10JFIF', false],
  ['a GIF with its first frame', 'GIF', `${gifHeader}\x02\x44\x01\0`, true],
  ['a GIF cut off inside a sub-block', 'GIF', `${gifHeader}\x02\x44`, false],
  ['a GIF cut off between sub-blocks', 'GIF', `${gifHeader}\x02\x44\x01`, false],
  ['a GIF without a frame', 'GIF', gifHeader.slice(0, 19), false],
  ['a WebP of the length it announces', 'WebP', 'RIFF\x04\0\0\0WEBP', true],
  ['a WebP shorter than it announces', 'WebP', 'RIFF\x05\0\0\0WEBP', false],
  ['a BMP of the length it announces', 'BMP', 'BM\x08\0\0\0..', true],
  ['a BMP shorter than it announces', 'BMP', 'BM\x09\0\0\0..', false],
])('%s', (_, format, content, complete) => {
  expect(isComplete(format, bytes(content))).toBe(complete);
});

describe.each(jpegKinds)('a JPEG, %s,', (kind) => {
  const file = jpegFile(kind);

  test('is complete', () => expect(isComplete('JPEG', file)).toBe(true));

  test.each([
    [49, 24],
    [40, 33],
    [3999, 3999],
  ])('is not when its header promises %i x %i pixels, and its scans hold fewer', (width, height) => {
    expect(isComplete('JPEG', claiming(file, width, height))).toBe(false);
  });

  test('is not when a scan lost its end, though the marker of the end is there', () => {
    const scan = file.findIndex((byte, i) => byte === 0xff && file[i + 1] === 0xda) + 14;
    for (let length = scan; length < scan + 9; length += 4) {
      const cut = Uint8Array.of(...file.subarray(0, length), 0xff, 0xd9);
      expect(isComplete('JPEG', cut)).toBe(false);
    }
  });
});
