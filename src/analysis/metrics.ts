import type { Pixels } from '../image/pixels.ts';
import { ReaderError } from '../image/reader-error.ts';
import { lumaPlane } from '../image/ycbcr.ts';
import { ssimOfPlanes } from './ssim.ts';
import type { Plane } from './ssim.ts';

/**
 * PSNR and SSIM as the official RCAN evaluation computes them: on the unrounded luma of BT.601 (a grey picture
 * on its grey values), with `scale` pixels cut off every side.
 */

export interface Score {
  /** Decibels against a peak of 255; Infinity where nothing differs. */
  readonly psnr: number;
  /** 1 where nothing differs. */
  readonly ssim: number;
}

/** The plane that is compared, without its border of `border` pixels. */
function comparedPlane(picture: Pixels, onGrey: boolean, border: number): Plane {
  const full = onGrey ? picture.data : lumaPlane(picture);
  const width = picture.width - 2 * border;
  const height = picture.height - 2 * border;
  const data = new Float64Array(width * height);
  for (let y = 0; y < height; y++) {
    const start = (y + border) * picture.width + border;
    data.set(full.subarray(start, start + width), y * width);
  }
  return { width, height, data };
}

function comparedPlanes(sr: Pixels, hr: Pixels, scale: number, smallest: number): [Plane, Plane] {
  if (sr.width !== hr.width || sr.height !== hr.height) {
    throw new ReaderError(
      'bad-argument',
      `The picture to score is ${sr.width} x ${sr.height} px but its reference is ${hr.width} x ${hr.height} px; both must have the same size.`,
      { width: sr.width, height: sr.height, referenceWidth: hr.width, referenceHeight: hr.height },
    );
  }
  const minimum = 2 * scale + smallest;
  if (Math.min(hr.width, hr.height) < minimum) {
    throw new ReaderError(
      'image-too-small',
      `A picture of ${hr.width} x ${hr.height} px is too small to be scored at scale ${scale}; it needs at least ${minimum} px on each side.`,
      { width: hr.width, height: hr.height, minimum },
    );
  }
  const onGrey = sr.channels === 1 && hr.channels === 1;
  return [comparedPlane(sr, onGrey, scale), comparedPlane(hr, onGrey, scale)];
}

function psnrOfPlanes(a: Plane, b: Plane): number {
  let sum = 0;
  for (let i = 0; i < a.data.length; i++) {
    const difference = a.data[i]! - b.data[i]!;
    sum += difference * difference;
  }
  return 10 * Math.log10((255 * 255) / (sum / a.data.length));
}

/**
 * Peak signal-to-noise ratio in decibels; Infinity for equal pictures.
 * @throws ReaderError `bad-argument` when the sizes differ, `image-too-small` when nothing is left to compare.
 */
export function psnr(sr: Pixels, hr: Pixels, scale: number): number {
  return psnrOfPlanes(...comparedPlanes(sr, hr, scale, 1));
}

/**
 * Mean structural similarity (Wang et al., 2004), at most 1.
 * @throws ReaderError `bad-argument` when the sizes differ, `image-too-small` when no 11 x 11 window fits.
 */
export function ssim(sr: Pixels, hr: Pixels, scale: number): number {
  return ssimOfPlanes(...comparedPlanes(sr, hr, scale, 11));
}

/** Both figures at once; throws what `ssim` throws. */
export function score(sr: Pixels, hr: Pixels, scale: number): Score {
  const planes = comparedPlanes(sr, hr, scale, 11);
  return { psnr: psnrOfPlanes(...planes), ssim: ssimOfPlanes(...planes) };
}
