import checksum from 'crc-32';
import { Unzlib } from 'fflate';
import { checkDimensions, damagedImage, unsupportedFormat } from './file-errors.ts';

/** The fields of a PNG's IHDR chunk. */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Bits per sample: 1, 2, 4, 8 or 16. */
  readonly depth: number;
  readonly kind: PngKind;
  readonly interlaced: boolean;
}

/** PNG's colour types by their number in IHDR. */
const kinds = { 0: 'grey', 2: 'rgb', 3: 'palette', 4: 'grey-alpha', 6: 'rgb-alpha' } as const;
export type PngKind = (typeof kinds)[keyof typeof kinds];

const samplesPerPixel: Record<PngKind, number> = {
  grey: 1,
  rgb: 3,
  palette: 1,
  'grey-alpha': 2,
  'rgb-alpha': 4,
};

const SIGNATURE_LENGTH = 8;
/** Length, type and check sum around a chunk's data. */
const CHUNK_FRAME = 12;
/** Some writers pad the pixel data; more than this beyond what the header announces is an attack. */
const PADDING_ALLOWED = 1 << 16;
/** Compressed bytes inflated at a time, so that a bomb is noticed after some 16 MB at most. */
const INFLATE_STEP = 1 << 14;

interface Chunk {
  readonly type: string;
  /** The whole chunk, its length, type and check sum included. */
  readonly bytes: Uint8Array;
  readonly data: Uint8Array;
}

function* chunksOf(bytes: Uint8Array, file: string): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = SIGNATURE_LENGTH;
  while (at + CHUNK_FRAME <= bytes.length) {
    const length = view.getUint32(at);
    const end = at + CHUNK_FRAME + length;
    if (end > bytes.length) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    yield { type, bytes: bytes.subarray(at, end), data: bytes.subarray(at + 8, end - 4) };
    if (type === 'IEND') return;
    at = end;
  }
  throw damagedImage(file, 'PNG');
}

function readHeader({ type, data }: Chunk, file: string): PngHeader {
  if (type !== 'IHDR' || data.length !== 13) throw damagedImage(file, 'PNG');
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const kind = kinds[view.getUint8(9) as keyof typeof kinds];
  const depth = view.getUint8(8);
  const interlaced = view.getUint8(12) === 1;
  if (kind === undefined) throw damagedImage(file, 'PNG');
  if (interlaced && depth < 8) throw unsupportedFormat(file, `interlaced PNG of ${depth} bits`);
  const width = view.getUint32(0);
  const height = view.getUint32(4);
  checkDimensions(file, 'PNG', width, height);
  return { width, height, depth, kind, interlaced };
}

/** Bytes of the filtered scan lines that the header announces (PNG specification, section 7.2 and 8). */
function scanLineBytes({ width, height, depth, kind, interlaced }: PngHeader): number {
  const lines = (w: number, h: number): number =>
    w > 0 && h > 0 ? h * (1 + Math.ceil((w * samplesPerPixel[kind] * depth) / 8)) : 0;
  if (!interlaced) return lines(width, height);
  // Adam7: first column, first row, column step, row step of each pass.
  const passes = ['0088', '4088', '0448', '2044', '0224', '1022', '0112'];
  return passes.reduce((sum, pass) => {
    const [x = 0, y = 0, dx = 1, dy = 1] = Array.from(pass, Number);
    return sum + lines(Math.ceil((width - x) / dx), Math.ceil((height - y) / dy));
  }, 0);
}

/** The parts, one after the other. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * The data of all IDAT chunks in one of them: their borders mean nothing (PNG specification, section 11.2.4), and inflating
 * byte by byte takes seconds.
 * @throws ReaderError `truncated-image` when a chunk's check sum is wrong
 */
function joinPixelData(parts: readonly Chunk[], file: string): Chunk {
  for (const { bytes } of parts) {
    const end = bytes.length - 4;
    const found = new DataView(bytes.buffer, bytes.byteOffset + end, 4).getInt32(0);
    if (checksum.buf(bytes.subarray(4, end)) !== found) throw damagedImage(file, 'PNG');
  }
  const data = joined(parts.map((part) => part.data));
  const bytes = new Uint8Array(data.length + CHUNK_FRAME);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set([0x49, 0x44, 0x41, 0x54], 4); // IDAT
  bytes.set(data, 8);
  view.setInt32(8 + data.length, checksum.buf(bytes.subarray(4, 8 + data.length)));
  return { type: 'IDAT', bytes, data };
}

/** Inflates without keeping anything, to learn whether the pixel data are whole and no bomb. */
function checkPixelData(data: Uint8Array, expected: number, file: string): void {
  let inflated = 0;
  const inflate = new Unzlib((chunk) => {
    inflated += chunk.length;
  });
  try {
    for (let at = 0; at < data.length; at += INFLATE_STEP) {
      inflate.push(data.subarray(at, at + INFLATE_STEP));
      if (inflated > expected + PADDING_ALLOWED) throw damagedImage(file, 'PNG');
    }
    inflate.push(new Uint8Array(0), true);
  } catch {
    throw damagedImage(file, 'PNG');
  }
  if (inflated < expected) throw damagedImage(file, 'PNG');
}

/**
 * Reads a PNG's chunks and hands back a PNG that holds only those which make its pixels, known to be complete.
 * Colour profiles and texts are left out: they do not change the stored values and can be broken or huge.
 * @throws ReaderError `truncated-image` when a chunk or pixel data are missing or too many, `unsupported-format`
 *   for an interlaced PNG of fewer than 8 bits, `image-too-large` before anything is inflated.
 */
export function pixelChunks(bytes: Uint8Array, file: string): { header: PngHeader; png: Uint8Array } {
  const [first, ...others] = chunksOf(bytes, file);
  if (!first) throw damagedImage(file, 'PNG');
  const header = readHeader(first, file);
  const wanted = new Set(['IEND']);
  if (header.kind === 'palette') wanted.add('PLTE');
  if (!header.kind.endsWith('alpha')) wanted.add('tRNS');
  const kept = others.filter(({ type }) => wanted.has(type));
  const pixelData = joinPixelData(
    others.filter(({ type }) => type === 'IDAT'),
    file,
  );
  checkPixelData(pixelData.data, scanLineBytes(header), file);
  // What pixels need is before them, and IEND is the last chunk.
  const chunks = [first, ...kept.slice(0, -1), pixelData, ...kept.slice(-1)];
  return {
    header,
    png: joined([bytes.subarray(0, SIGNATURE_LENGTH), ...chunks.map((chunk) => chunk.bytes)]),
  };
}
