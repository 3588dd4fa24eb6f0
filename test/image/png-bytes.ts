import { crc32, deflateSync } from 'node:zlib';

/** What a hand-made PNG is made of. Rows are packed samples without the filter byte. */
export interface RawPng {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colorType: number;
  readonly rows: readonly (readonly number[])[];
  readonly interlace?: number;
  /** Chunks between IHDR and IDAT, such as PLTE and tRNS. */
  readonly extra?: readonly (readonly [string, readonly number[]])[];
}

export function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

export function ihdr({ width, height, depth, colorType, interlace = 0 }: Omit<RawPng, 'rows'>): Uint8Array {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([depth, colorType, 0, 0, interlace], 8);
  return chunk('IHDR', data);
}

export const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** Builds PNG files for tests byte by byte, independent of the library that reads them. */
export function rawPng(png: RawPng): Uint8Array {
  const lines = Buffer.from(png.rows.flatMap((row) => [0, ...row]));
  return new Uint8Array(
    Buffer.concat([
      signature,
      ihdr(png),
      ...(png.extra ?? []).map(([type, data]) => chunk(type, Uint8Array.from(data))),
      chunk('IDAT', deflateSync(lines)),
      chunk('IEND', new Uint8Array(0)),
    ]),
  );
}
