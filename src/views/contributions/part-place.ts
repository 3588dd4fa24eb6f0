import { worstSquare } from '../../analysis/worst-square.ts';
import type { FloatPixels } from '../../image/pixels.ts';

/** The corner of a square in a picture, in its pixels, and its sides. */
export interface Cut {
  readonly x: number;
  readonly y: number;
  readonly across: number;
  readonly down: number;
}

/**
 * The square of `side` px, within the picture, in which parts change the picture most, all of them taken together: what
 * thumbnails are cut from.
 */
export function liveliestSquare(parts: readonly [FloatPixels, ...FloatPixels[]], side: number): Cut {
  const [{ width, height, channels }] = parts;
  const magnitudes = new Float64Array(width * height);
  for (const { data } of parts)
    for (let i = 0; i < data.length; i++) magnitudes[Math.floor(i / channels)]! += Math.abs(data[i]!);
  const [across, down] = [Math.min(side, width), Math.min(side, height)];
  const centre = worstSquare(magnitudes, width, height, side);
  return {
    x: Math.round(centre.x * width - across / 2),
    y: Math.round(centre.y * height - down / 2),
    across,
    down,
  };
}
