import { deflateSync } from 'node:zlib';
import { isComplete } from '../../../src/image/completeness.ts';
import { damagedImage } from '../../../src/image/file-errors.ts';
import { decodePng, encodePng } from '../../../src/image/png.ts';
import { recognise, sniff } from '../../../src/image/sniff.ts';
import { bmp, gif, webp } from '../../image/browser-files.ts';
import { claiming, jpegFile, jpegKinds } from '../../image/jpeg-files.ts';
import { chunk, ihdr, rawPng, signature } from '../../image/png-bytes.ts';
import type { FuzzKind } from '../kind.ts';
import type { Random } from '../random.ts';
import { sharedCases } from './files.ts';

const depths = [1, 2, 4, 8, 16];
const colorTypes = [0, 2, 3, 4, 6];
const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** PNG of every kind, small. */
const everyPng = (): Uint8Array[] =>
  [0, 1].flatMap((interlace) =>
    colorTypes.flatMap((colorType) =>
      depths.map((depth) => {
        const row = Array.from(
          { length: Math.ceil((5 * channels[colorType]! * depth) / 8) },
          (_, i) => (37 * i) % 256,
        );
        const extra = colorType === 3 ? [['PLTE', [1, 2, 3, 4, 5, 6]] as const] : [];
        return rawPng({
          width: 5,
          height: 4,
          depth,
          colorType,
          interlace,
          rows: [row, row, row, row],
          extra,
        });
      }),
    ),
  );

/** Chunks with right check sums, in any order, of any header. */
function grammarPng(random: Random): Uint8Array {
  const side = (): number => random.of([0, 1, 7, 8, 300, 4000, 16_000, 32_767, 2 ** 31, 2 ** 32 - 1]);
  const header = ihdr({
    width: side(),
    height: side(),
    depth: random.chance(0.9) ? random.of(depths) : random.below(256),
    colorType: random.chance(0.9) ? random.of(colorTypes) : random.below(256),
    interlace: random.below(3),
  });
  const data = deflateSync(new Uint8Array(random.count(random.chance(0.02) ? 30_000_000 : 100_000)));
  const step = random.count(data.length);
  const parts = Array.from({ length: Math.min(20_000, Math.ceil(data.length / step)) }, (_, i) =>
    chunk('IDAT', data.subarray(i * step, (i + 1) * step)),
  );
  const other = (): Uint8Array =>
    chunk(
      random.of(['PLTE', 'tRNS', 'iCCP', 'tEXt', 'IDAT', 'IHDR', 'abCD']),
      Uint8Array.from(random.list(800, () => random.below(256))),
    );
  const chunks = [...random.list(5, other), ...parts, ...random.list(3, other)];
  return new Uint8Array(Buffer.concat([signature, header, ...chunks, chunk('IEND', new Uint8Array())]));
}

/** Segments with right lengths, in any order, of any header. */
function grammarJpeg(random: Random): Uint8Array {
  const bytes = (most: number): number[] => random.list(most, () => random.below(256));
  const segment = (marker: number, data: readonly number[]): number[] => [
    0xff,
    marker,
    (data.length + 2) >> 8,
    (data.length + 2) & 255,
    ...data,
  ];
  const word = (value: number): number[] => [value >> 8, value & 255];
  const frame = (): number[] => {
    const sampling = random.of([[0x22, 0x11, 0x11], [0x11], [0x44, 0x44, 0x44], [0x11, 0x22, 0x41, 0x14]]);
    const size = [...word(random.of([1, 8, 24, 3999, 65_535])), ...word(random.of([1, 8, 40, 4000, 65_535]))];
    return segment(random.of([0xc0, 0xc1, 0xc2, 0xc3, 0xc9]), [
      8,
      ...size,
      sampling.length,
      ...sampling.flatMap((at, i) => [i + 1, at, 0]),
    ]);
  };
  const table = (): number[] => {
    const counts = Array.from({ length: 16 }, () => random.count(4) - 1);
    const total = counts.reduce((sum, count) => sum + count, 0);
    return segment(0xc4, [
      random.of([0, 1, 16, 17]),
      ...counts,
      ...Array.from({ length: total }, () => random.below(256)),
    ]);
  };
  const scan = (): number[] => {
    const parts = random.list(4, () => [1 + random.below(4), random.of([0, 0x11])]);
    const band = random.of([
      [0, 63, 0],
      [0, 0, 0],
      [1, 63, 0],
      [1, 5, 2],
      [0, 0, 16],
      [1, 63, 33],
    ]);
    return [
      ...segment(0xda, [parts.length, ...parts.flat(), ...band]),
      ...bytes(3000).map((byte) => (byte === 255 ? 254 : byte)),
    ];
  };
  const interval = (): number[] => segment(0xdd, word(random.below(9)));
  const parts = random.list(40, () => random.of([table, table, scan, interval, frame])());
  return Uint8Array.from([0xff, 0xd8, ...frame(), ...table(), ...parts.flat(), 0xff, 0xd9]);
}

/** Pictures: all that happens to them before a browser decodes them, and PNG as a whole. */
export const pictures: FuzzKind = {
  name: 'pictures',
  extension: '.png',
  isLargeWhenTaken: true,
  seeds: () => [
    ...everyPng(),
    encodePng({
      width: 40,
      height: 30,
      channels: 3,
      data: new Uint8ClampedArray(3600).map((_, i) => (i * i) % 251),
    }),
    ...jpegKinds.map(jpegFile),
    webp,
    gif,
    bmp,
  ],
  handMade: () => [
    ...sharedCases('pictures', /\.(?:png|jpg)$/),
    ...jpegKinds.map((kind) => claiming(jpegFile(kind), 3999, 3999)),
  ],
  grammar: (random) => (random.chance(0.6) ? grammarPng(random) : grammarJpeg(random)),
  read(bytes) {
    const name = 'a\u202e\n.png';
    recognise(bytes.subarray(0, 1024), name);
    const { format } = sniff(bytes, name);
    if (!isComplete(format, bytes)) throw damagedImage(name, format);
    if (format === 'PNG') decodePng(bytes, name);
  },
};
