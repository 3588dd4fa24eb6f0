import type { Pixels } from './pixels.ts';
import { ReaderError } from './reader-error.ts';

/** A rectangle of whole pixels; `x` to the right and `y` down from the top left corner. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Throws `ReaderError` 'bad-argument' when a rectangle is empty, not on whole pixels or leaves a picture of this size. */
export function checkInside(
  picture: Pick<Pixels, 'width' | 'height'>,
  { x, y, width, height }: Rectangle,
): void {
  const inside =
    [x, y, width, height].every(Number.isInteger) &&
    Math.min(x, y) >= 0 &&
    Math.min(width, height) > 0 &&
    x + width <= picture.width &&
    y + height <= picture.height;
  if (!inside) {
    throw new ReaderError(
      'bad-argument',
      `The crop of ${width} x ${height} px at (${x}, ${y}) does not lie inside the picture of ${picture.width} x ${picture.height} px; choose a smaller one.`,
      { x, y, width, height, pictureWidth: picture.width, pictureHeight: picture.height },
    );
  }
}

/** Copies a rectangle out of a picture (HWC). Throws as `checkInside`. */
export function crop(picture: Pixels, rectangle: Rectangle): Pixels {
  checkInside(picture, rectangle);
  const { x, y, width, height } = rectangle;
  const { channels } = picture;
  const data = new Uint8ClampedArray(width * height * channels);
  for (let row = 0; row < height; row++) {
    const start = ((y + row) * picture.width + x) * channels;
    data.set(picture.data.subarray(start, start + width * channels), row * width * channels);
  }
  return { width, height, channels, data };
}

/**
 * Cuts the right and bottom edge so that both sides are multiples of `scale`, as SR evaluations do to an HR
 * picture before degrading it. Returns the picture itself when nothing is to be cut.
 * @throws ReaderError `image-too-small` when a side is shorter than `scale`.
 */
export function modcrop(picture: Pixels, scale: number): Pixels {
  const width = picture.width - (picture.width % scale);
  const height = picture.height - (picture.height % scale);
  if (width === 0 || height === 0) {
    throw new ReaderError(
      'image-too-small',
      `The picture of ${picture.width} x ${picture.height} px is too small for scale ${scale}; take one with at least ${scale} px on each side.`,
      { width: picture.width, height: picture.height, minimum: scale },
    );
  }
  if (width === picture.width && height === picture.height) return picture;
  return crop(picture, { x: 0, y: 0, width, height });
}
