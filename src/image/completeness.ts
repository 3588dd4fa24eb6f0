import { scansAreWhole } from './jpeg-scans.ts';
import type { ImageFormat } from './sniff.ts';

/**
 * Whether a file holds all that its structure announces. Browsers show what they get of a picture that was cut off
 * and fill the rest with grey; here half a picture is an error. PNG and AVIF are left to their decoders, which
 * notice by themselves.
 */
export function isComplete(format: ImageFormat, bytes: Uint8Array): boolean {
  if (format === 'JPEG') return jpegEnds(bytes) && scansAreWhole(bytes);
  if (format === 'GIF') return gifHasFirstFrame(bytes);
  if (format === 'WebP') return bytes.length >= 8 + view(bytes).getUint32(4, true);
  if (format === 'BMP') return bytes.length >= view(bytes).getUint32(2, true);
  return true;
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** An end-of-image marker follows the last start of a scan; inside scan data neither marker can occur. */
function jpegEnds(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 2; at >= 0; at--) {
    if (bytes[at] !== 0xff) continue;
    if (bytes[at + 1] === 0xd9) return true;
    if (bytes[at + 1] === 0xda) return false;
  }
  return false;
}

/** Walks over the blocks to the end of the first frame's data (GIF89a, sections 15 to 27). */
function gifHasFirstFrame(bytes: Uint8Array): boolean {
  const paletteBytes = (flags = 0): number => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
  /** Skips a chain of sub-blocks, each led by its length, up to the empty one that ends it. */
  const afterSubBlocks = (from: number): number => {
    let at = from;
    while (at < bytes.length && bytes[at] !== 0) at += bytes[at]! + 1;
    return at + 1;
  };
  let at = 13 + paletteBytes(bytes[10]);
  while (bytes[at] === 0x21) at = afterSubBlocks(at + 2);
  if (bytes[at] !== 0x2c) return false;
  return afterSubBlocks(at + 11 + paletteBytes(bytes[at + 9])) <= bytes.length;
}
