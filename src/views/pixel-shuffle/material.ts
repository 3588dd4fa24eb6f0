import { plane, type Planes } from '../../trace/trace.ts';

/** A window onto feature maps, in their own pixels. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Sizes a window can have, by rows and columns. The smallest leaves room to write every value into its cell. */
export const windows = {
  '3x4': { width: 4, height: 3 },
  '6x8': { width: 8, height: 6 },
  '12x16': { width: 16, height: 12 },
} as const;
export type WindowName = keyof typeof windows;

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

/** All channels inside the window. */
export function cropPlanes(record: Planes, crop: Crop): Planes {
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
  return { channels: record.channels, width: crop.width, height: crop.height, data };
}

/** The largest magnitude in each group of `size` values, one group per feature channel: the limit of its colours. */
export function featureLimits(data: Float32Array, size: number): Float32Array {
  const limits = new Float32Array(data.length / size);
  data.forEach((value, p) => {
    const feature = Math.floor(p / size);
    limits[feature] = Math.max(limits[feature] ?? 0, Math.abs(value));
  });
  return limits;
}
