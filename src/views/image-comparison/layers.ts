import { errorPlane, type ErrorMeasure } from '../../analysis/error-map.ts';
import type { Pixels } from '../../image/pixels.ts';
import { paintPlane, type ColourMap } from '../shared/colour.ts';
import { bitmap, paintPicture } from '../shared/rgba.ts';
import type { Placement, Point, Size } from './viewport.ts';

/** A picture ready to be drawn; `factor` is how many pixels of the shared coordinate system one of its spans. */
export interface Layer {
  readonly canvas: HTMLCanvasElement;
  readonly factor: number;
}

const painted = new WeakMap<Pixels, HTMLCanvasElement>();

/** A picture as it is; painted once however often it is shown. */
export function pictureLayer(picture: Pixels, factor: number): Layer {
  let canvas = painted.get(picture);
  if (!canvas) {
    canvas = bitmap(picture.width, picture.height, (out) => paintPicture(picture, out));
    painted.set(picture, canvas);
  }
  return { canvas, factor };
}

/** |picture - HR|, at HR's size. */
export function errorLayer(picture: Pixels, hr: Pixels, measure: ErrorMeasure, map: ColourMap): Layer {
  const plane = errorPlane(picture, hr, measure);
  return { canvas: bitmap(hr.width, hr.height, (out) => paintPlane(plane, map, out)), factor: 1 };
}

/** Draws the part of a layer that a pane of `pane` device pixels shows. Pixels enlarged by whole numbers stay squares. */
export function drawLayer(
  context: CanvasRenderingContext2D,
  { canvas, factor }: Layer,
  { left, top, zoom }: Placement,
  pane: Size,
): void {
  const size = zoom * factor;
  context.clearRect(0, 0, pane.width, pane.height);
  context.imageSmoothingEnabled = size < 1;
  context.imageSmoothingQuality = 'high';
  const fromX = Math.max(0, Math.floor(-left / size));
  const fromY = Math.max(0, Math.floor(-top / size));
  const toX = Math.min(canvas.width, Math.ceil((pane.width - left) / size));
  const toY = Math.min(canvas.height, Math.ceil((pane.height - top) / size));
  if (toX <= fromX || toY <= fromY) return;
  const [columns, rows] = [toX - fromX, toY - fromY];
  const x = left + fromX * size;
  const y = top + fromY * size;
  const from = [fromX, fromY, columns, rows] as const;
  const to = [x, y, columns * size, rows * size] as const;
  if (size <= 1 || Number.isInteger(size)) context.drawImage(canvas, ...from, ...to);
  else drawBetween(context, canvas, from, to, Math.ceil(size));
}

type Box = readonly [x: number, y: number, width: number, height: number];

/**
 * Draws pixels of a picture enlarged by no whole number. Drawn as they are, some would be wider than others: they are enlarged by
 * the next whole number and made smaller from there.
 */
function drawBetween(
  context: CanvasRenderingContext2D,
  canvas: HTMLCanvasElement,
  from: Box,
  to: Box,
  whole: number,
): void {
  const enlarged = document.createElement('canvas');
  [enlarged.width, enlarged.height] = [from[2] * whole, from[3] * whole];
  const own = enlarged.getContext('2d');
  if (!own) return;
  own.imageSmoothingEnabled = false;
  own.drawImage(canvas, ...from, 0, 0, enlarged.width, enlarged.height);
  context.imageSmoothingEnabled = true;
  context.drawImage(enlarged, 0, 0, enlarged.width, enlarged.height, ...to);
}

/** Red, green and blue of a picture at a pixel of the shared coordinate system. */
export function colourAt(picture: Pixels, factor: number, at: Point): readonly [number, number, number] {
  const pixel = Math.floor(at.y / factor) * picture.width + Math.floor(at.x / factor);
  const start = pixel * picture.channels;
  const sample = (c: number) => picture.data[start + (picture.channels === 3 ? c : 0)] ?? 0;
  return [sample(0), sample(1), sample(2)];
}
