import type { FloatPixels, Pixels } from '../image/pixels.ts';
import { ReaderError } from '../image/reader-error.ts';
import { lumaPlane } from '../image/ycbcr.ts';
import { ssimOfPlanes } from './ssim.ts';
import type { Plane } from './ssim.ts';

// PSNR and SSIM as the official RCAN evaluation computes them: on the unrounded luma of BT.601 (a grey picture on its grey
// values), with `scale` pixels cut off every side. `scoreBy` measures by other protocols too, called rulers.

export interface Score {
  /** Decibels against a peak of 255; Infinity where nothing differs. */
  readonly psnr: number;
  /** 1 where nothing differs. */
  readonly ssim: number;
}

/**
 * What of two pictures is compared: their luma, 16..235; that luma stretched to 0..255; or red, green and blue, their
 * squared errors averaged together. Two grey pictures are compared on their grey values by each of them.
 */
export type Compared = 'luma' | 'full-range-luma' | 'rgb';

/** A protocol of scoring: what is compared, without which border, against which peak. */
export interface Ruler {
  readonly compared: Compared;
  /** Pixels left out along every side. */
  readonly border: number;
  /** The peak of PSNR, in the units of the samples; 255 when left out. */
  readonly peak?: number;
}

/**
 * The protocol of the test scripts that RCAN's authors published: on luma, `scale` pixels cut off every side. The paper
 * itself names only the Y channel of YCbCr (section 4.1).
 */
export const authorsRuler = (scale: number): Ruler => ({ compared: 'luma', border: scale });

/** The planes that are compared, whole. */
function comparedPlanes(picture: Pixels | FloatPixels, compared: Compared, onGrey: boolean): Plane[] {
  const { width, height, channels, data } = picture;
  if (onGrey) return [{ width, height, data: Float64Array.from(data) }];
  if (compared === 'rgb')
    return [0, 1, 2].map((c) => {
      const at = channels === 1 ? 0 : c;
      const plane = Float64Array.from({ length: width * height }, (_, i) => data[i * channels + at]!);
      return { width, height, data: plane };
    });
  const luma = lumaPlane(picture);
  const stretched = compared === 'luma' ? luma : luma.map((value) => (value - 16) * (255 / 219));
  return [{ width, height, data: stretched }];
}

function withoutBorder({ width, height, data }: Plane, border: number): Plane {
  const [innerWidth, innerHeight] = [width - 2 * border, height - 2 * border];
  const inner = new Float64Array(innerWidth * innerHeight);
  for (let y = 0; y < innerHeight; y++) {
    const start = (y + border) * width + border;
    inner.set(data.subarray(start, start + innerWidth), y * innerWidth);
  }
  return { width: innerWidth, height: innerHeight, data: inner };
}

/** Pairs of planes to compare, at least `smallest` pixels on each side. */
function pairs(sr: Pixels | FloatPixels, hr: Pixels, ruler: Ruler, smallest: number): [Plane, Plane][] {
  if (sr.width !== hr.width || sr.height !== hr.height) {
    throw new ReaderError(
      'bad-argument',
      `The picture to score is ${sr.width} x ${sr.height} px but its reference is ${hr.width} x ${hr.height} px; both must have the same size.`,
      { width: sr.width, height: sr.height, referenceWidth: hr.width, referenceHeight: hr.height },
    );
  }
  const { compared, border } = ruler;
  const minimum = 2 * border + smallest;
  if (Math.min(hr.width, hr.height) < minimum) {
    throw new ReaderError(
      'image-too-small',
      `A picture of ${hr.width} x ${hr.height} px is too small to be scored without a border of ${border} px; it needs at least ${minimum} px on each side.`,
      { width: hr.width, height: hr.height, minimum },
    );
  }
  const onGrey = sr.channels === 1 && hr.channels === 1;
  const references = comparedPlanes(hr, compared, onGrey);
  return comparedPlanes(sr, compared, onGrey).map((plane, i) => [
    withoutBorder(plane, border),
    withoutBorder(references[i]!, border),
  ]);
}

function psnrOfPairs(planes: readonly [Plane, Plane][], peak = 255): number {
  let [sum, count] = [0, 0];
  for (const [a, b] of planes) {
    for (let i = 0; i < a.data.length; i++) {
      const difference = a.data[i]! - b.data[i]!;
      sum += difference * difference;
    }
    count += a.data.length;
  }
  return 10 * Math.log10((peak * peak) / (sum / count));
}

/**
 * Peak signal-to-noise ratio in decibels; Infinity for equal pictures.
 * @throws ReaderError `bad-argument` when the sizes differ, `image-too-small` when nothing is left to compare.
 */
export function psnrBy(sr: Pixels | FloatPixels, hr: Pixels, ruler: Ruler): number {
  return psnrOfPairs(pairs(sr, hr, ruler, 1), ruler.peak);
}

/**
 * PSNR, and the mean structural similarity (Wang et al., 2004), averaged over what is compared.
 * @throws ReaderError `bad-argument` when the sizes differ, `image-too-small` when no 11 x 11 window fits.
 */
export function scoreBy(sr: Pixels | FloatPixels, hr: Pixels, ruler: Ruler): Score {
  const planes = pairs(sr, hr, ruler, 11);
  const similarity = planes.reduce((sum, [a, b]) => sum + ssimOfPlanes(a, b), 0) / planes.length;
  return { psnr: psnrOfPairs(planes, ruler.peak), ssim: similarity };
}

/** `psnrBy` the authors' ruler. */
export const psnr = (sr: Pixels, hr: Pixels, scale: number): number => psnrBy(sr, hr, authorsRuler(scale));

/** `scoreBy` the authors' ruler. */
export const score = (sr: Pixels, hr: Pixels, scale: number): Score => scoreBy(sr, hr, authorsRuler(scale));
