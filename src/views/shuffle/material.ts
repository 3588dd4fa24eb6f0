import { plane, type SiteRecord } from '../../trace/trace.ts';

/** A window onto feature maps, in their own pixels. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Sizes a window can have. The smallest leaves room to write every value into its cell. */
export const windows = [
  { width: 4, height: 3 },
  { width: 8, height: 6 },
  { width: 16, height: 12 },
] as const;

/** The window of the given size nearest to (x, y) that lies within a width x height map. */
export function cropAt(
  x: number,
  y: number,
  size: { readonly width: number; readonly height: number },
  map: { readonly width: number; readonly height: number },
): Crop {
  const width = Math.min(size.width, map.width);
  const height = Math.min(size.height, map.height);
  return {
    x: Math.min(map.width - width, Math.max(0, Math.round(x))),
    y: Math.min(map.height - height, Math.max(0, Math.round(y))),
    width,
    height,
  };
}

/** All channels of a record inside the window. */
export function cropRecord(record: SiteRecord, crop: Crop): SiteRecord {
  const data = new Float32Array(record.channels * crop.height * crop.width);
  let to = 0;
  for (let c = 0; c < record.channels; c++) {
    const values = plane(record, c);
    for (let y = 0; y < crop.height; y++) {
      const from = (crop.y + y) * record.width + crop.x;
      data.set(values.subarray(from, from + crop.width), to);
      to += crop.width;
    }
  }
  return { ...record, width: crop.width, height: crop.height, data };
}

/** Feature channels of the index toy. */
export const toyFeatures = 3;

/**
 * The index toy: small maps in which every number is its own address, 100 k + 10 y + x for map k, row y,
 * column x (so 712 lay in map 7, row 1, column 2).
 */
export function indexToy(factor: number): SiteRecord {
  const width = factor === 2 ? 4 : 3;
  const height = factor === 2 ? 3 : 2;
  const channels = toyFeatures * factor * factor;
  const data = new Float32Array(channels * height * width);
  let to = 0;
  for (let k = 0; k < channels; k++) {
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data[to++] = 100 * k + 10 * y + x;
  }
  return { site: 'toy', channels, height, width, data };
}

/** For every feature channel the largest magnitude in its `per` maps: the limit of their colours. */
export function featureLimits(record: SiteRecord, per: number): Float32Array {
  const limits = new Float32Array(record.channels / per);
  const size = per * record.height * record.width;
  for (let p = 0; p < record.data.length; p++) {
    const feature = Math.floor(p / size);
    limits[feature] = Math.max(limits[feature] ?? 0, Math.abs(record.data[p] ?? 0));
  }
  return limits;
}
