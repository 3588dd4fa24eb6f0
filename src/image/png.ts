import { decode, encode, type DecodedPng } from 'fast-png';
import { damagedImage } from './file-errors.ts';
import { overWhite } from './over-white.ts';
import type { Colors, Pixels } from './pixels.ts';
import { pixelChunks, type PngHeader } from './png-container.ts';

/**
 * Decodes a PNG exactly, in Node as in a browser. 16 bits are rounded to 8, 1, 2 and 4 bits are stretched to 8;
 * transparency is laid over white; grey stays one channel, a palette becomes RGB. Colour profiles are ignored.
 * @param file the name the reader knows the file by
 * @throws ReaderError `truncated-image`, `image-too-large`, or `unsupported-format` (interlaced below 8 bits)
 */
export function decodePng(bytes: Uint8Array, file: string): Pixels {
  const { header, png } = pixelChunks(bytes, file);
  try {
    const decoded = decode(png, { checkCrc: true });
    return header.kind === 'palette' ? fromPalette(header, decoded) : fromSamples(header, decoded);
  } catch {
    // fast-png throws plain errors: wrong check sum, unknown filter, index outside the palette.
    throw damagedImage(file, 'PNG');
  }
}

/** Encodes an 8-bit grey or RGB PNG. */
export function encodePng({ width, height, channels, data }: Pixels): Uint8Array {
  return encode({ width, height, channels, data, depth: 8 }, { zlib: { level: 6 } });
}

/** Samples narrower than a byte are packed from the high bits down; every row starts on a new byte. */
function unpacked({ width, height, depth }: PngHeader, packed: DecodedPng['data']): DecodedPng['data'] {
  if (depth >= 8) return packed;
  const stride = Math.ceil((width * depth) / 8);
  const samples = new Uint8Array(width * height);
  for (let i = 0; i < samples.length; i++) {
    const bit = (i % width) * depth;
    const byte = packed[Math.floor(i / width) * stride + (bit >> 3)]!;
    samples[i] = (byte >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
  }
  return samples;
}

function fromPalette(header: PngHeader, { data, palette }: DecodedPng): Pixels {
  const { width, height } = header;
  const colours = (palette ?? []).map(([red = 0, green = 0, blue = 0, alpha = 255]) =>
    [red, green, blue].map((value) => overWhite(value, alpha, 255)),
  );
  const rgb = new Uint8ClampedArray(width * height * 3);
  unpacked(header, data).forEach((index, i) => {
    const colour = colours[index];
    if (!colour) throw new RangeError(`palette index ${index} of ${colours.length}`);
    rgb.set(colour, i * 3);
  });
  return { width, height, channels: 3, data: rgb };
}

function fromSamples(header: PngHeader, { data, transparency }: DecodedPng): Pixels {
  const { width, height, depth, kind } = header;
  const channels: Colors = kind.startsWith('grey') ? 1 : 3;
  const step = kind.endsWith('alpha') ? channels + 1 : channels;
  const samples = unpacked(header, data);
  const white = 2 ** depth - 1;
  // tRNS names one colour that is fully transparent.
  const isKey = (at: number): boolean =>
    transparency !== undefined && transparency.every((value, c) => samples[at + c] === value);
  const pixels = new Uint8ClampedArray(width * height * channels);
  for (let i = 0; i < width * height; i++) {
    const at = i * step;
    const alpha = step > channels ? samples[at + channels]! : isKey(at) ? 0 : white;
    for (let c = 0; c < channels; c++) pixels[i * channels + c] = overWhite(samples[at + c]!, alpha, white);
  }
  return { width, height, channels, data: pixels };
}
