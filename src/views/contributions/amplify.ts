import { quickselect } from 'd3';
import type { FloatPixels } from '../../image/pixels.ts';

/** The grey that a part is laid over, in 0..255: no change. */
const grey = 128;

/** Share of a picture's values that an amplification may drive out of the range of a screen. */
const clippedShare = 0.005;

const limits = new WeakMap<Pick<FloatPixels, 'data'>, number>();

/** The magnitude that all but half a percent of a part's values stay below; computed once for a picture. */
export function limitOf(picture: Pick<FloatPixels, 'data'>): number {
  const known = limits.get(picture);
  if (known !== undefined) return known;
  // Of every few values: of 16,384, the largest half percent is 82.
  const step = Math.max(1, Math.floor(picture.data.length / 16384));
  const magnitudes = new Float64Array(Math.ceil(picture.data.length / step));
  for (let i = 0; i < magnitudes.length; i++) magnitudes[i] = Math.abs(picture.data[i * step]!);
  const at = Math.floor((1 - clippedShare) * (magnitudes.length - 1));
  const limit = quickselect(magnitudes, Math.max(0, at))[at] ?? 0;
  limits.set(picture, limit);
  return limit;
}

/** The factor by which parts are amplified so that their values fill the range of a screen, to two digits. */
export function factorFor(pictures: readonly FloatPixels[]): number {
  const limit = Math.max(0, ...pictures.map(limitOf));
  return limit > 0 ? Number((120 / limit).toPrecision(2)) : 1;
}

/** A part as it is shown: its values times `factor` about grey, as opaque RGBA bytes of a square cut out at (x, y). */
export function paintPart(
  { width, channels, data }: FloatPixels,
  { factor, x, y, across, down }: { factor: number; x: number; y: number; across: number; down: number },
  out: Uint8ClampedArray,
): void {
  const [green, blue] = channels === 1 ? [0, 0] : [1, 2];
  for (let row = 0, to = 0; row < down; row++) {
    for (let column = 0; column < across; column++, to += 4) {
      const from = ((y + row) * width + x + column) * channels;
      out[to] = grey + factor * data[from]!;
      out[to + 1] = grey + factor * data[from + green]!;
      out[to + 2] = grey + factor * data[from + blue]!;
      out[to + 3] = 255;
    }
  }
}
