import { describe, expect, test } from 'vitest';
import { MAX_PIXELS, MAX_SIDE } from '../../src/image/file-errors.ts';
import { sniff } from '../../src/image/sniff.ts';
import { codeOf } from '../reader-errors.ts';
import { chunk, ihdr, signature } from './png-bytes.ts';

const text = (content: string): Uint8Array => Uint8Array.from(Buffer.from(content, 'latin1'));

/** The beginnings of real files, as far as their headers go. */
const png = (width: number, height: number): Uint8Array =>
  Buffer.concat([
    signature,
    ihdr({ width, height, depth: 8, colorType: 2 }),
    chunk('IEND', new Uint8Array(0)),
  ]);
const jpeg = text(
  '\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0' +
    '\xff\xc0\0\x0b\x08\0\x0c\0\x22\x01\x01\x11\0'.padEnd(40, '\0'),
);
const gif = text('GIF89a\x22\0\x0c\0\0\0\0');
const webp = text('RIFF\x30\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x21\0\0\x0b\0\0');
const bmp = text('BM' + '\0'.repeat(12) + '\x28\0\0\0\x22\0\0\0\x0c\0\0\0'.padEnd(40, '\0'));

describe('a picture is recognised by its content', () => {
  test.each([
    ['PNG', png(34, 12)],
    ['JPEG', jpeg],
    ['GIF', gif],
    ['WebP', webp],
    ['BMP', bmp],
  ])('%s: format and size come from the header, whatever the name', (format, bytes) => {
    expect(sniff(bytes, 'holiday.txt')).toEqual({ format, width: 34, height: 12 });
  });
});

describe('what cannot be read gets a sentence', () => {
  test.each([
    ['empty-file', 'nothing', new Uint8Array(0)],
    ['not-an-image', 'text', text('Dear all, the picture is attached. svg is nice')],
    ['not-an-image', 'zeros', new Uint8Array(100)],
    ['not-an-image', 'text that starts like a BMP', text('BMW is a company in Munich, Bavaria.')],
    ['not-an-image', 'a web page', text('<!DOCTYPE html><html><body>404</body></html>')],
    ['unsupported-format', 'SVG', text('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['unsupported-format', 'HEIC', text('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
    ['unsupported-format', 'TIFF', text('II*\0\x08\0\0\0')],
    ['unsupported-format', 'JPEG XL', text('\xff\x0a\0\0\0\0')],
    ['truncated-image', 'a PNG signature alone', signature],
    ['truncated-image', 'a JPEG without a frame', jpeg.subarray(0, 20)],
    ['truncated-image', 'a GIF of 6 bytes', gif.subarray(0, 6)],
    ['truncated-image', 'a PNG without width', png(0, 5)],
    ['image-too-large', 'a PNG of 400 megapixels', png(20000, 20000)],
  ] as const)('%s: %s', (code, _, bytes) => {
    expect(codeOf(() => sniff(bytes, 'a.png'))).toBe(code);
  });

  test('the limit itself may be read, one row more may not', () => {
    expect(sniff(png(4000, MAX_PIXELS / 4000), 'a.png').width).toBe(4000);
    expect(codeOf(() => sniff(png(4000, MAX_PIXELS / 4000 + 1), 'a.png'))).toBe('image-too-large');
  });

  test.each([
    [1, 16_000_000],
    [16_000_000, 1],
    [MAX_SIDE + 1, 8],
  ])('%i x %i is refused by its side, at once', (width, height) => {
    expect(() => sniff(png(width, height), 'thin.png')).toThrow(
      /"thin\.png".*a side can have at most 32767.*Crop/,
    );
    expect(sniff(png(MAX_SIDE, 8), 'a.png').width).toBe(MAX_SIDE);
  });

  test('the sentence names the file, its size and what to do', () => {
    expect(() => sniff(png(20000, 20000), 'sky.png')).toThrow(/"sky\.png".*20000 x 20000.*400 mega.*shrink/);
    expect(() => sniff(text('II*\0'), 'scan.tif')).toThrow(/"scan\.tif".*TIFF.*convert/);
  });
});
