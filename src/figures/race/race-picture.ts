import { downscale } from '../../image/bicubic.ts';
import { crop } from '../../image/crop.ts';
import { MAX_PIXELS } from '../../image/file-errors.ts';
import type { Pixels } from '../../image/pixels.ts';
import type { Scale } from '../../model/config.ts';
import type { PictureApi, PreparedPicture } from '../../session/pictures/picture-store.ts';
import type { PictureChoice } from '../../session/run/wish.ts';

/** What a race is run on. */
export interface RacePicture {
  readonly lr: Pixels;
  /** The truth, where it is known. */
  readonly hr?: Pixels;
}

/** The picture on the page. */
export interface PageOriginal {
  readonly picture: PictureChoice;
  readonly prepared: PreparedPicture;
}

/** Whether a card as the truth, of which any size can be drawn. */
const isDrawn = ({ picture, prepared }: PageOriginal): boolean =>
  picture.kind === 'card' && prepared.role === 'hr';

/** LR pixels on the longer side that there are of a picture at a scale; a test card is as large as a picture may be. */
export function longestSide(original: PageOriginal, scale: Scale): number {
  if (isDrawn(original)) return Math.floor(Math.sqrt(MAX_PIXELS) / scale);
  const { width, height } = wholeSize(original.prepared, scale);
  return Math.max(width, height);
}

/** The size in LR pixels of a race over `side`: square, but no larger than the picture is. */
export function raceSize(
  original: PageOriginal,
  scale: Scale,
  side: number,
): { readonly width: number; readonly height: number } {
  if (isDrawn(original)) return { width: side, height: side };
  const whole = wholeSize(original.prepared, scale);
  return { width: Math.min(side, whole.width), height: Math.min(side, whole.height) };
}

/**
 * The middle of the picture on the page, degraded anew where the truth is known; a test card is drawn at the size.
 * @param pictures a thread of its own: that of the page keeps the picture on the page
 */
export async function racePicture(
  original: PageOriginal,
  scale: Scale,
  side: number,
  pictures: PictureApi,
): Promise<RacePicture> {
  const { picture, prepared } = original;
  if (picture.kind === 'card' && prepared.role === 'hr') {
    await pictures.open({ kind: 'card', id: picture.id, size: side * scale });
    return pictures.prepare('hr', scale);
  }
  const { width, height } = raceSize(original, scale, side);
  if (!prepared.hr) return { lr: middle(prepared.lr, width, height) };
  const hr = middle(prepared.hr, width * scale, height * scale);
  return { lr: downscale(hr, scale), hr };
}

function wholeSize({ lr, hr }: PreparedPicture, scale: Scale) {
  if (!hr) return lr;
  return { width: Math.floor(hr.width / scale), height: Math.floor(hr.height / scale) };
}

function middle(picture: Pixels, width: number, height: number): Pixels {
  const [x, y] = [Math.floor((picture.width - width) / 2), Math.floor((picture.height - height) / 2)];
  return crop(picture, { x, y, width, height });
}
