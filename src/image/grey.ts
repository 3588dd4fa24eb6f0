import { luma } from './ycbcr.ts';
import type { Pixels } from './pixels.ts';

/**
 * The grey picture of a colour one: BT.601 luma stretched from 16..235 to 0..255 and rounded, so that R = G = B
 * keeps its value. A grey picture is returned as it is.
 */
export function toGrey(picture: Pixels): Pixels {
  if (picture.channels === 1) return picture;
  const { width, height, data } = picture;
  const grey = new Uint8ClampedArray(width * height);
  for (let i = 0; i < grey.length; i++) {
    grey[i] = (luma(data[3 * i]!, data[3 * i + 1]!, data[3 * i + 2]!) - 16) * (255 / 219);
  }
  return { width, height, channels: 1, data: grey };
}

/** The picture with three channels; grey becomes R = G = B. */
export function toRgb(picture: Pixels): Pixels {
  if (picture.channels === 3) return picture;
  const data = new Uint8ClampedArray(picture.data.length * 3);
  picture.data.forEach((value, i) => data.fill(value, 3 * i, 3 * i + 3));
  return { ...picture, channels: 3, data };
}
