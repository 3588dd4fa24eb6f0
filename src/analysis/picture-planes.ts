import type { FloatPixels, Pixels } from '../image/pixels.ts';
import { ReaderError } from '../image/reader-error.ts';
import { lumaPlane } from '../image/ycbcr.ts';
import type { Plane } from './ssim.ts';

/** The pictures of a run; HR is there when the truth is known. */
export interface RunPictures {
  readonly lr: Pixels;
  readonly bicubic: Pixels;
  readonly sr: Pixels;
  readonly hr?: Pixels | undefined;
}

/** What has a spectrum of its own; 'sr-bicubic' is what the network adds. */
export type PictureKind = keyof RunPictures | 'sr-bicubic';

/**
 * The planes whose spectra are compared, in levels of 8 bits: luma of BT.601 (unrounded) as PSNR is measured on, the
 * grey values when every picture is grey. LR has a grid of its own: its frequencies are per LR pixel.
 * @throws ReaderError `bad-argument` when SR and bicubic differ in size.
 */
export function picturePlanes({ lr, bicubic, sr, hr }: RunPictures): ReadonlyMap<PictureKind, Plane> {
  const onGrey = [lr, bicubic, sr, ...(hr ? [hr] : [])].every(({ channels }) => channels === 1);
  const planes = new Map<PictureKind, Plane>([
    ['lr', brightness(lr, onGrey)],
    ['bicubic', brightness(bicubic, onGrey)],
    ['sr', brightness(sr, onGrey)],
  ]);
  if (hr) planes.set('hr', brightness(hr, onGrey));
  return planes.set('sr-bicubic', differencePlane(sr, bicubic));
}

/**
 * a - b, signed, on the luma of BT.601; on the grey values when both are grey.
 * @throws ReaderError `bad-argument` when the sizes differ.
 */
export function differencePlane(a: Pixels | FloatPixels, b: Pixels | FloatPixels): Plane {
  if (a.width !== b.width || a.height !== b.height)
    throw new ReaderError(
      'bad-argument',
      `A picture of ${b.width} x ${b.height} px cannot be taken from one of ${a.width} x ${a.height} px; both must have the same size.`,
      { width: a.width, height: a.height, otherWidth: b.width, otherHeight: b.height },
    );
  const onGrey = a.channels === 1 && b.channels === 1;
  const { data: minuend, width, height } = brightness(a, onGrey);
  const { data: subtrahend } = brightness(b, onGrey);
  return { width, height, data: minuend.map((value, i) => value - subtrahend[i]!) };
}

function brightness(picture: Pixels | FloatPixels, onGrey: boolean): Plane {
  const { width, height, data } = picture;
  return { width, height, data: onGrey ? Float64Array.from(data) : lumaPlane(picture) };
}
