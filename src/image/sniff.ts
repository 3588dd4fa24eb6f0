import { imageSize } from 'image-size';
import { checkDimensions, damagedImage, emptyFile, notAnImage, unsupportedFormat } from './file-errors.ts';

/** The formats a picture can be read from. */
export type ImageFormat = 'PNG' | 'JPEG' | 'WebP' | 'GIF' | 'BMP' | 'AVIF';

/** What a picture file says about itself before anything is decoded. */
export interface ImageHeader {
  readonly format: ImageFormat;
  /** Pixels as stored; a JPEG's EXIF orientation may swap the sides when it is decoded. */
  readonly width: number;
  readonly height: number;
}

/** First bytes of the formats that can be read; `.` stands for any byte. */
const readable: readonly (readonly [ImageFormat, RegExp])[] = [
  ['PNG', /^\x89PNG\r\n\x1a\n/s],
  ['JPEG', /^\xff\xd8\xff/s],
  ['WebP', /^RIFF....WEBP/s],
  ['GIF', /^GIF8[79]a/s],
  ['BMP', /^BM.{12}[\x0c\x28\x34\x38\x40\x6c\x7c]\0\0\0/s],
  ['AVIF', /^....ftypavif/s],
];

/** First bytes of pictures that cannot be read but deserve to be called by their name. */
const known: readonly (readonly [string, RegExp])[] = [
  ['HEIC', /^....ftyp(?:hei|hev|mif1|msf1)/s],
  ['AVIF sequence', /^....ftypavis/s],
  ['TIFF', /^(?:II[*+]\0|MM\0[*+])/s],
  ['SVG', /^(?:\xef\xbb\xbf)?\s*<(?:svg[\s>]|(?:\?xml|!--|!DOCTYPE).*?<svg[\s>])/is],
  ['JPEG XL', /^(?:\xff\x0a|\0\0\0\x0cJXL )/s],
  ['JPEG 2000', /^(?:\xff\x4f\xff\x51|\0\0\0\x0cjP)/s],
  ['Photoshop', /^8BPS/s],
  ['icon', /^\0\0[\x01\x02]\0[^\0]\0/s],
  ['PNM', /^P[1-7]\s/s],
  ['OpenEXR', /^\x76\x2f\x31\x01/s],
];

/** The first kilobyte with one character per byte, for the patterns above. */
function opening(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 1024));
}

/**
 * Recognises a picture file by its content, whatever its name. The first kilobyte is enough.
 * @param file the name the reader knows the file by, for the sentence when something is wrong
 * @throws ReaderError `empty-file`, `not-an-image` or `unsupported-format`
 */
export function recognise(bytes: Uint8Array, file: string): ImageFormat {
  if (bytes.length === 0) throw emptyFile(file);
  const start = opening(bytes);
  const format = readable.find(([, pattern]) => pattern.test(start))?.[0];
  if (format) return format;
  const name = known.find(([, pattern]) => pattern.test(start))?.[0];
  throw name ? unsupportedFormat(file, name) : notAnImage(file);
}

/**
 * Recognises a picture file and reads its size from the header, before anything is decoded.
 * @param bytes the whole file: some headers come late
 * @throws ReaderError what `recognise` throws, `truncated-image` (the header is incomplete) or `image-too-large`
 */
export function sniff(bytes: Uint8Array, file: string): ImageHeader {
  const format = recognise(bytes, file);
  const { width, height } = headerSize(bytes, file, format);
  checkDimensions(file, format, width, height);
  return { format, width, height };
}

function headerSize(bytes: Uint8Array, file: string, format: ImageFormat) {
  try {
    // A copy, because image-size looks past the end of a view into the buffer behind it.
    return imageSize(bytes.slice());
  } catch {
    // image-size throws what it stumbles over; the format is certain, so the header must be broken.
    throw damagedImage(file, format);
  }
}
