import { crop, type Rectangle } from '../../image/crop.ts';
import type { Pixels } from '../../image/pixels.ts';
import type { Shown } from '../../session/run/session-state.ts';
import type { SumPictures } from '../../views/contributions/effects.ts';

/** What of a picture of the output's size a sum shows. */
export const cutTo = (window: Rectangle | undefined, picture: Pixels): Pixels =>
  window ? crop(picture, window) : picture;

/**
 * The pictures that belong to a sum of a run's parts.
 * @param window the pixels of the output that the parts hold; all of them when it is undefined
 */
export function sumPictures({ picture, sr }: Shown, window: Rectangle | undefined): SumPictures {
  const bicubic = cutTo(window, picture.bicubic);
  return {
    lr: window ? bicubic : picture.lr,
    bicubic,
    output: cutTo(window, sr),
    truth: picture.hr && cutTo(window, picture.hr),
    scale: picture.scale,
  };
}
