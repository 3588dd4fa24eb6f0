import type { Pixels } from '../image/pixels.ts';
import { ReaderError } from '../image/reader-error.ts';
import { luma } from '../image/ycbcr.ts';

/** The quantity whose error is measured: luma of BT.601, as of PSNR, or the mean over red, green and blue. */
export type ErrorMeasure = 'luma' | 'rgb';

/**
 * |picture - reference| at every pixel of the reference (HW), in levels of 8 bits. A smaller picture whose sides
 * divide the reference's is compared as if each of its pixels were repeated (nearest enlargement). Two grey
 * pictures are compared on their grey values.
 * @throws ReaderError `bad-argument` when the sides of the picture do not divide those of the reference.
 */
export function errorPlane(picture: Pixels, reference: Pixels, measure: ErrorMeasure): Float32Array {
  const factor = reference.width / picture.width;
  if (!Number.isInteger(factor) || picture.height * factor !== reference.height) {
    throw new ReaderError(
      'bad-argument',
      `A picture of ${picture.width} x ${picture.height} px cannot be compared with one of ${reference.width} x ${reference.height} px; its sides must divide the other's by the same whole number.`,
      { width: picture.width, height: picture.height },
    );
  }
  const grey = picture.channels === 1 && reference.channels === 1;
  const differ = grey ? greyError : measure === 'luma' ? lumaError : rgbError;
  const out = new Float32Array(reference.width * reference.height);
  for (let y = 0, at = 0; y < reference.height; y++) {
    const row = Math.floor(y / factor) * picture.width;
    for (let x = 0; x < reference.width; x++, at++) {
      out[at] = differ(picture, row + Math.floor(x / factor), reference, at);
    }
  }
  return out;
}

type PixelError = (a: Pixels, i: number, b: Pixels, j: number) => number;

const sample = (picture: Pixels, pixel: number, channel: number): number =>
  picture.data[pixel * picture.channels + (picture.channels === 3 ? channel : 0)]!;

const lumaAt = (picture: Pixels, pixel: number): number =>
  luma(sample(picture, pixel, 0), sample(picture, pixel, 1), sample(picture, pixel, 2));

const greyError: PixelError = (a, i, b, j) => Math.abs(a.data[i]! - b.data[j]!);
const lumaError: PixelError = (a, i, b, j) => Math.abs(lumaAt(a, i) - lumaAt(b, j));
const rgbError: PixelError = (a, i, b, j) => {
  let sum = 0;
  for (let c = 0; c < 3; c++) sum += Math.abs(sample(a, i, c) - sample(b, j, c));
  return sum / 3;
};

/**
 * The upper end of the colour scale of an error map: the smallest power of two, 8 to 256, that at most 1 % of the errors
 * exceed.
 */
export function errorLimit(errors: Float32Array): number {
  const counts = new Uint32Array(257);
  for (const error of errors) counts[Math.min(256, Math.ceil(error))]!++;
  for (let limit = 8; limit < 256; limit *= 2) {
    const above = counts.subarray(limit + 1).reduce((a, b) => a + b, 0);
    if (above <= errors.length / 100) return limit;
  }
  return 256;
}
