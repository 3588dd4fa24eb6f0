import { quantile } from 'd3';
import { plane, type SiteRecord } from '../../trace/trace.ts';

/** A map made small: every value is the mean of the square of values it stands for. */
export interface Thumbnail {
  readonly plane: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Shrinks an H x W map by the least whole factor that brings both sides to at most `side`. */
export function shrink(values: Float32Array, width: number, height: number, side: number): Thumbnail {
  const k = Math.ceil(Math.max(width, height) / side);
  if (k <= 1) return { plane: values, width, height };
  const w = Math.ceil(width / k);
  const h = Math.ceil(height / k);
  const out = new Float32Array(w * h);
  for (let y = 0; y < h; y++) {
    const bottom = Math.min(height, (y + 1) * k);
    for (let x = 0; x < w; x++) {
      const right = Math.min(width, (x + 1) * k);
      let sum = 0;
      for (let j = y * k; j < bottom; j++) {
        for (let i = x * k; i < right; i++) sum += values[j * width + i] ?? 0;
      }
      out[y * w + x] = sum / ((bottom - y * k) * (right - x * k));
    }
  }
  return { plane: out, width: w, height: h };
}

const side = 48;

/** All maps of a record, small enough that a sheet of 64 is painted at once. */
export function thumbnails(record: SiteRecord): Thumbnail[] {
  return Array.from({ length: record.channels }, (_, c) =>
    shrink(plane(record, c), record.width, record.height, side),
  );
}

/** Share of the values that lie within the limits. */
export const shareWithin = 0.95;

/**
 * The limits of the maps' colours, one per channel. Single outliers would leave all else pale: the few values beyond a
 * limit take the end colours.
 */
export function limits(maps: readonly Thumbnail[], scale: 'common' | 'own'): number[] {
  const sizes = maps.map((map) => Array.from(map.plane, Math.abs));
  if (scale === 'own') return sizes.map((own) => quantile(own, shareWithin) ?? 0);
  const limit = quantile(sizes.flat(), shareWithin) ?? 0;
  return maps.map(() => limit);
}
