import { ReaderError } from '../../image/reader-error.ts';

/** Around the figure, in CSS pixels. */
export const margin = 24;
/** Pixels of the picture to a CSS pixel: as sharp in print as on a good screen. */
const sharpness = 2;
/** What every browser can draw on one canvas: those of phones stop at 16 Mi pixels. */
const limit = { area: 2 ** 24, side: 2 ** 14 };

/** The picture of a figure: width and height in CSS pixels with the margin, and how many of its pixels make one. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/**
 * The size of the picture of a figure of width x height CSS pixels; a figure too large for two pixels to a CSS pixel gets
 * one. Throws `ReaderError` when it is too large even so.
 */
export function pictureSize(figure: { readonly width: number; readonly height: number }): PictureSize {
  const [width, height] = [figure.width + 2 * margin, figure.height + 2 * margin];
  const fits = (scale: number): boolean =>
    scale * scale * width * height <= limit.area && scale * Math.max(width, height) <= limit.side;
  const scale = [sharpness, 1].find(fits);
  if (scale !== undefined) return { width, height, scale };
  throw new ReaderError(
    'figure-too-large',
    `The figure takes ${width} × ${height} pixels, more than a picture can hold; fold some of it in, or save its numbers.`,
    { width, height },
  );
}
