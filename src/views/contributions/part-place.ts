import { worstSquare } from '../../analysis/worst-square.ts';
import type { FloatPixels } from '../../image/pixels.ts';

/** The corner of a square in a picture, in its pixels, and its sides. */
export interface Cut {
  readonly x: number;
  readonly y: number;
  readonly across: number;
  readonly down: number;
}

/** The square of `side` px, within the picture, in which a part's values are the largest: what thumbnails are cut from. */
export function liveliestSquare({ width, height, channels, data }: FloatPixels, side: number): Cut {
  const magnitudes = Float64Array.from({ length: width * height }, (_, i) => {
    let sum = 0;
    for (let c = i * channels; c < (i + 1) * channels; c++) sum += Math.abs(data[c]!);
    return sum;
  });
  const [across, down] = [Math.min(side, width), Math.min(side, height)];
  const centre = worstSquare(magnitudes, width, height, side);
  return {
    x: Math.round(centre.x * width - across / 2),
    y: Math.round(centre.y * height - down / 2),
    across,
    down,
  };
}
