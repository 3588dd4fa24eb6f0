import type { FloatPixels, Pixels } from '../image/pixels.ts';
import { ReaderError } from '../image/reader-error.ts';
import { lumaPlane } from '../image/ycbcr.ts';
import type { Plane } from './ssim.ts';

/** The pictures of a run; `hr` is present when the ground truth is known. */
export interface RunPictures {
  readonly lr: Pixels;
  readonly bicubic: Pixels;
  readonly sr: Pixels;
  readonly hr?: Pixels | undefined;
}

/** The planes whose spectrum is shown; 'sr-bicubic' is the difference of SR and bicubic. */
export type PictureKind = keyof RunPictures | 'sr-bicubic';

/** The pictures of a run that have a spectrum, in the order they are made. */
export function pictureKinds({ hr }: RunPictures): PictureKind[] {
  return ['lr', 'bicubic', 'sr', ...(hr ? (['hr'] as const) : []), 'sr-bicubic'];
}

/**
 * The plane (HW) of a picture whose spectrum is compared with the others', in levels of 8 bits: luma of BT.601, unrounded,
 * as of PSNR; the grey values when every picture is grey. Frequencies of LR are per LR pixel.
 * @throws ReaderError `bad-argument` for 'hr' without one, and when SR and bicubic differ in size.
 */
export function picturePlane(run: RunPictures, kind: PictureKind): Plane {
  if (kind === 'sr-bicubic') return differencePlane(run.sr, run.bicubic);
  const picture = run[kind];
  if (!picture) throw new ReaderError('bad-argument', `This run has no picture ${kind}.`, { kind });
  const onGrey = [run.lr, run.bicubic, run.sr, run.hr ?? run.sr].every(({ channels }) => channels === 1);
  return brightness(picture, onGrey);
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

/** Luma of BT.601, unrounded, of a picture (HW); with `onGrey` its grey values. */
export function brightness(picture: Pixels | FloatPixels, onGrey = picture.channels === 1): Plane {
  const { width, height, data } = picture;
  return { width, height, data: onGrey ? Float64Array.from(data) : lumaPlane(picture) };
}
