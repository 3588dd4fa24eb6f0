import { bitmapPixels } from './bitmap-pixels.ts';
import { bytesOf } from './bytes-of.ts';
import { isComplete } from './completeness.ts';
import { checkDimensions, damagedImage, pngOnly } from './file-errors.ts';
import type { Pixels } from './pixels.ts';
import { decodePng } from './png.ts';
import { ReaderError } from './reader-error.ts';
import { recognise, sniff, type ImageFormat } from './sniff.ts';

/** Bytes from which a file's format is recognised, so that a video dropped by mistake is not read whole. */
const OPENING_BYTES = 1024;
/** The longest a browser may take to decode a picture of at most 16 megapixels, in milliseconds. */
const TIME_LIMIT = 15_000;

/**
 * Decodes a picture file that a reader brought, on a page or in a worker: PNG by this project's own reader, the
 * other formats by the browser, without colour management. What is transparent is laid over white.
 * @param name the name the reader knows the file by
 * @throws ReaderError `empty-file`, `not-an-image`, `unsupported-format`, `png-only`, `truncated-image`, `image-too-large`
 *   or `file-unreadable`
 */
export async function decodeFile(file: Blob, name: string): Promise<Pixels> {
  recognise(new Uint8Array(await bytesOf(file.slice(0, OPENING_BYTES), name)), name);
  const bytes = new Uint8Array(await bytesOf(file, name));
  const { format } = sniff(bytes, name);
  if (!isComplete(format, bytes)) throw damagedImage(name, format);
  if (format !== 'PNG') return decodeByBrowser(file, name, format);
  try {
    return decodePng(bytes, name);
  } catch (error) {
    // A kind of PNG that our own reader does not support; the browser may.
    const unknownKind = error instanceof ReaderError && error.code === 'unsupported-format';
    if (!unknownKind) throw error;
    return decodeByBrowser(file, name, format);
  }
}

async function decodeByBrowser(file: Blob, name: string, format: ImageFormat): Promise<Pixels> {
  // Pixels come from a canvas, and pictures are decoded in a worker.
  if (typeof OffscreenCanvas === 'undefined') throw pngOnly(name, format);
  const bitmap = await withTimeLimit(toBitmap(file, name, format), name, format);
  try {
    checkDimensions(name, format, bitmap.width, bitmap.height);
    return bitmapPixels(bitmap);
  } finally {
    bitmap.close();
  }
}

async function toBitmap(file: Blob, name: string, format: ImageFormat): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { premultiplyAlpha: 'none', colorSpaceConversion: 'none' });
  } catch {
    throw damagedImage(name, format);
  }
}

/** Rejects when decoding takes too long. It cannot be cancelled: a bitmap that comes later is closed. */
function withTimeLimit(decoding: Promise<ImageBitmap>, name: string, format: string): Promise<ImageBitmap> {
  return new Promise((resolve, reject) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      reject(
        new ReaderError(
          'file-unreadable',
          `"${name}" could not be decoded within ${TIME_LIMIT / 1000} seconds; save it as PNG and open that.`,
          { file: name, format, seconds: TIME_LIMIT / 1000 },
        ),
      );
    }, TIME_LIMIT);
    decoding
      .then((bitmap) => (late ? bitmap.close() : resolve(bitmap)), reject)
      .finally(() => clearTimeout(timer));
  });
}
