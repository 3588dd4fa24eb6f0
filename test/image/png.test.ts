import { deflateSync } from 'node:zlib';
import { encode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import type { Pixels } from '../../src/image/pixels.ts';
import { pixelChunks } from '../../src/image/png-container.ts';
import { decodePng, encodePng } from '../../src/image/png.ts';
import { codeOf } from '../reader-errors.ts';
import { chunk, ihdr, rawPng, signature } from './png-bytes.ts';

const values = (picture: Pixels): number[] => [...picture.data];

/** A picture whose samples all differ from their neighbours, without any randomness from outside. */
function noise(width: number, height: number, channels: 1 | 3): Pixels {
  const data = new Uint8ClampedArray(width * height * channels);
  let state = 1;
  for (let i = 0; i < data.length; i++) {
    state = (state * 48271) % 0x7fffffff;
    data[i] = (state >> 12) & 255;
  }
  return { width, height, channels, data };
}

describe('encoding and decoding', () => {
  test.each([
    [1, 1, 1],
    [37, 21, 1],
    [37, 21, 3],
  ] as const)('a picture of %i x %i with %i channels comes back unchanged', (width, height, channels) => {
    const picture = noise(width, height, channels);
    expect(decodePng(encodePng(picture), 'a.png')).toEqual(picture);
  });

  test('a picture that starts in the middle of a buffer is read from there', () => {
    const file = encodePng(noise(5, 4, 3));
    const shifted = new Uint8Array(file.length + 7);
    shifted.set(file, 7);
    expect(decodePng(shifted.subarray(7), 'a.png')).toEqual(noise(5, 4, 3));
  });
});

describe('every kind of PNG becomes 8-bit grey or RGB', () => {
  test.each([
    [1, [0b10110000], [255, 0, 255, 255]],
    [2, [0b00011011], [0, 85, 170, 255]],
    [4, [0x0f, 0x71], [0, 255, 119, 17]],
  ])('grey of %i bits is stretched to 0..255', (depth, row, expected) => {
    const picture = decodePng(rawPng({ width: 4, height: 1, depth, colorType: 0, rows: [row] }), 'a.png');
    expect(picture.channels).toBe(1);
    expect(values(picture)).toEqual(expected);
  });

  test('rows of narrow samples start on a new byte', () => {
    const rows = [[0b10100000], [0b01000000]];
    const picture = decodePng(rawPng({ width: 3, height: 2, depth: 1, colorType: 0, rows }), 'a.png');
    expect(values(picture)).toEqual([255, 0, 255, 0, 255, 0]);
  });

  test('16 bits are rounded to 8', () => {
    const rows = [[0x00, 0x80, 0x00, 0x81, 0xff, 0xff, 0x80, 0x00]];
    const picture = decodePng(rawPng({ width: 4, height: 1, depth: 16, colorType: 0, rows }), 'a.png');
    expect(values(picture)).toEqual([0, 1, 255, 128]);
  });

  test('transparency is laid over white', () => {
    const rows = [[255, 0, 0, 255, 255, 0, 0, 0, 0, 0, 0, 128]];
    const picture = decodePng(rawPng({ width: 3, height: 1, depth: 8, colorType: 6, rows }), 'a.png');
    expect(values(picture)).toEqual([255, 0, 0, 255, 255, 255, 127, 127, 127]);
  });

  test('grey with transparency stays one channel', () => {
    const rows = [[10, 255, 10, 0, 100, 51]];
    const picture = decodePng(rawPng({ width: 3, height: 1, depth: 8, colorType: 4, rows }), 'a.png');
    expect(picture.channels).toBe(1);
    expect(values(picture)).toEqual([10, 255, 224]);
  });

  test('a palette becomes RGB, its transparent entries white', () => {
    const extra = [
      ['PLTE', [1, 2, 3, 40, 50, 60, 70, 80, 90]],
      ['tRNS', [255, 0]],
    ] as const;
    const rows = [[0b00011000]];
    const picture = decodePng(rawPng({ width: 3, height: 1, depth: 2, colorType: 3, rows, extra }), 'a.png');
    expect(values(picture)).toEqual([1, 2, 3, 255, 255, 255, 70, 80, 90]);
  });

  test('the one transparent colour of an RGB picture becomes white', () => {
    const extra = [['tRNS', [0, 9, 0, 8, 0, 7]]] as const;
    const rows = [[9, 8, 7, 9, 8, 6, 1, 2, 3]];
    const picture = decodePng(rawPng({ width: 3, height: 1, depth: 8, colorType: 2, rows, extra }), 'a.png');
    expect(values(picture)).toEqual([255, 255, 255, 9, 8, 6, 1, 2, 3]);
  });

  test('interlaced pictures are put back in order', () => {
    const picture = noise(19, 13, 3);
    const file = encode({ ...picture, depth: 8 }, { interlace: 'Adam7' });
    expect(decodePng(file, 'a.png')).toEqual(picture);
  });

  test('a broken colour profile does not matter', () => {
    const extra = [['iCCP', [65, 0, 0, 1, 2, 3]]] as const;
    const file = rawPng({ width: 2, height: 1, depth: 8, colorType: 0, rows: [[3, 4]], extra });
    expect(values(decodePng(file, 'a.png'))).toEqual([3, 4]);
  });
});

describe('a broken PNG is refused with a sentence', () => {
  const file = encodePng(noise(40, 30, 3));

  test('wherever it is cut off', () => {
    for (let length = 8; length < file.length; length += 61) {
      expect(codeOf(() => decodePng(file.subarray(0, length), 'half.png'))).toBe('truncated-image');
    }
    expect(codeOf(() => decodePng(file.subarray(0, file.length - 1), 'half.png'))).toBe('truncated-image');
  });

  test('wherever a bit of its pixels has flipped', () => {
    for (let at = 50; at < file.length - 16; at += 97) {
      const flipped = file.slice();
      flipped[at]! ^= 4;
      expect(codeOf(() => decodePng(flipped, 'bad.png'))).toBe('truncated-image');
    }
  });

  test.each([
    ['no pixel data', { rows: [] }],
    ['a row missing', { rows: [[1, 2]] }],
  ])('%s', (_, { rows }) => {
    const short = rawPng({ width: 2, height: 2, depth: 8, colorType: 0, rows });
    expect(codeOf(() => decodePng(short, 'short.png'))).toBe('truncated-image');
  });

  test('a palette index without a colour', () => {
    const extra = [['PLTE', [1, 2, 3]]] as const;
    const wrong = rawPng({ width: 1, height: 1, depth: 8, colorType: 3, rows: [[1]], extra });
    expect(codeOf(() => decodePng(wrong, 'palette.png'))).toBe('truncated-image');
  });

  test('the sentence names the file and says what to do', () => {
    expect(() => decodePng(file.subarray(0, 99), 'holiday.png')).toThrow(/"holiday\.png".*again/);
  });
});

describe('pixel data in many chunks', () => {
  const picture = noise(300, 200, 3);
  /** The picture with so many bytes in each IDAT. */
  function chopped(size: number): Uint8Array {
    const lines = Array.from({ length: 200 }, (_, y) => [
      0,
      ...picture.data.subarray(y * 900, (y + 1) * 900),
    ]);
    const data = deflateSync(Buffer.from(lines.flat()));
    const parts = Array.from({ length: Math.ceil(data.length / size) }, (_, i) =>
      chunk('IDAT', data.subarray(i * size, (i + 1) * size)),
    );
    const header = ihdr({ width: 300, height: 200, depth: 8, colorType: 2 });
    return new Uint8Array(Buffer.concat([signature, header, ...parts, chunk('IEND', new Uint8Array(0))]));
  }

  // Inflating a hundred thousand pieces takes many times as long.
  test('of one byte each are read as one', () => {
    const file = chopped(1);
    expect(decodePng(file, 'a.png')).toEqual(picture);
    expect(Buffer.from(pixelChunks(file, 'a.png').png).toString('latin1').split('IDAT')).toHaveLength(2);
  });

  test('are refused when the check sum of one is wrong', () => {
    const file = chopped(1000);
    const second = Buffer.from(file).indexOf('IDAT', Buffer.from(file).indexOf('IDAT') + 4);
    file[second - 5]! ^= 1;
    expect(codeOf(() => decodePng(file, 'a.png'))).toBe('truncated-image');
  });
});

describe('a decompression bomb is never unpacked', () => {
  const bomb = (width: number, height: number, unpackedBytes: number): Uint8Array =>
    Buffer.concat([
      signature,
      ihdr({ width, height, depth: 8, colorType: 0 }),
      chunk('IDAT', deflateSync(new Uint8Array(unpackedBytes))),
      chunk('IEND', new Uint8Array(0)),
    ]);

  test('when its header tells its size', () => {
    expect(codeOf(() => decodePng(bomb(20000, 20000, 1000), 'bomb.png'))).toBe('image-too-large');
  });

  test('when its header hides its size', () => {
    expect(codeOf(() => decodePng(bomb(8, 8, 100_000_000), 'bomb.png'))).toBe('truncated-image');
  });
});
