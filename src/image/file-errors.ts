import { ReaderError } from './reader-error.ts';

/** The largest picture that is decoded, in pixels: 16 megapixels. */
export const MAX_PIXELS = 16_000_000;
/** The longest side of one, in pixels: no browser draws a longer one, and rows of few pixels take long to decode. */
export const MAX_SIDE = 32_767;

/** The error for a file of 0 bytes. */
export const emptyFile = (file: string): ReaderError =>
  new ReaderError('empty-file', `"${file}" is empty (0 bytes); choose or download it again.`, { file });

/** The error for a file of no known picture format. */
export const notAnImage = (file: string): ReaderError =>
  new ReaderError(
    'not-an-image',
    `"${file}" is not a picture; choose a PNG, JPEG, WebP, GIF, BMP or AVIF file.`,
    { file },
  );

/** The error for a picture format that cannot be read. */
export const unsupportedFormat = (file: string, format: string): ReaderError =>
  new ReaderError(
    'unsupported-format',
    `"${file}" is of a kind that cannot be read here (${format}); convert it to PNG or JPEG and open that.`,
    { file, format },
  );

/** The error for a format that only the browser decodes, in one that gives no pixels outside of its page. */
export const pngOnly = (file: string, format: string): ReaderError =>
  new ReaderError(
    'png-only',
    `"${file}" is a ${format} picture, and this browser opens only PNG here; save it as PNG, or use a newer browser.`,
    { file, format },
  );

/** The error for a picture that is incomplete or damaged. */
export const damagedImage = (file: string, format: string): ReaderError =>
  new ReaderError(
    'truncated-image',
    `"${file}" begins like a ${format} picture but is cut off or damaged; download or save it again.`,
    { file, format },
  );

/**
 * Refuses what would not fit into memory; called with the header's size before anything is decoded.
 * @throws ReaderError `image-too-large` above `MAX_PIXELS` or `MAX_SIDE`, `truncated-image` when a side is 0.
 */
export function checkDimensions(file: string, format: string, width: number, height: number): void {
  if (!(width > 0 && height > 0)) throw damagedImage(file, format);
  const isLong = Math.max(width, height) > MAX_SIDE;
  if (width * height <= MAX_PIXELS && !isLong) return;
  const megapixels = Math.ceil((width * height) / 1e5) / 10;
  const bound = isLong
    ? `; a side can have at most ${MAX_SIDE}`
    : `, ${megapixels} megapixels; at most ${MAX_PIXELS / 1e6} can be read`;
  throw new ReaderError(
    'image-too-large',
    `"${file}" has ${width} x ${height} px${bound}. Crop or shrink it first.`,
    { file, format, width, height, megapixels, ...(isLong && { longest: MAX_SIDE }) },
  );
}
