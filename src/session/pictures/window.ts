import type { Rectangle } from '../../image/crop.ts';
import { MAX_PIXELS } from '../../image/file-errors.ts';
import type { Scale } from '../../model/config.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** LR pixels that are worked on at once: half a minute on a laptop without a GPU. Larger pictures are cut. */
export const largestLrPixels = 512 * 512;
/**
 * LR pixels of a picture that can be worked on whole, in tiles: minutes and a gigabyte on a laptop without a GPU.
 * Beyond that few would wait, and the page holds the result several times over.
 */
export const largestTiledLrPixels = 2 * 1024 * 1024;
/** Side of the LR window that is cut out of a larger picture to begin with: a few seconds. */
const firstLrSide = 256;

/** What the sides of a window are multiples of: an HR picture is made smaller by the scale, an LR one is not. */
export const windowStep = (role: 'hr' | 'lr', scale: Scale): number => (role === 'hr' ? scale : 1);

/** Whether a picture must be cut; `step` as `windowStep` gives it. */
export function mustCut(size: Size, step: number): boolean {
  return lrPixels(size, step) > largestLrPixels;
}

/** LR pixels of the whole picture. */
export function lrPixels(size: Size, step: number): number {
  return Math.floor(size.width / step) * Math.floor(size.height / step);
}

/**
 * Whether a picture that must be cut can be worked on whole, in tiles. Its result may have no more pixels than a
 * picture that can be opened.
 */
export function canTile(size: Size, step: number, scale: Scale): boolean {
  const pixels = lrPixels(size, step);
  return pixels <= largestTiledLrPixels && pixels * scale ** 2 <= MAX_PIXELS;
}

/** The whole picture cropped to a multiple of `step` (the official code's modcrop), or a centred window of it. */
export function centredWindow(size: Size, step: number): Rectangle {
  if (!mustCut(size, step))
    return {
      x: 0,
      y: 0,
      width: size.width - (size.width % step),
      height: size.height - (size.height % step),
    };
  const side = firstLrSide * step;
  const width = Math.min(side, size.width - (size.width % step));
  const height = Math.min(side, size.height - (size.height % step));
  return {
    x: Math.floor((size.width - width) / 2),
    y: Math.floor((size.height - height) / 2),
    width,
    height,
  };
}

/** Whether a window lies within a picture at all. */
export function fits(window: Rectangle, size: Size): boolean {
  return window.width <= size.width && window.height <= size.height;
}

/** The nearest allowed window: inside the picture, sides multiples of `step`. */
export function snapWindow(window: Rectangle, size: Size, step: number): Rectangle {
  const width = Math.max(step, window.width - (window.width % step));
  const height = Math.max(step, window.height - (window.height % step));
  const place = (at: number, side: number, whole: number) =>
    Math.round(Math.min(Math.max(0, at), whole - side));
  return { x: place(window.x, width, size.width), y: place(window.y, height, size.height), width, height };
}
