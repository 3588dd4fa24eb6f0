import type { Rectangle } from '../../image/crop.ts';
import { ReaderError } from '../../image/reader-error.ts';

/** A picture or feature maps outside any backend: interleaved samples (NHWC with N = 1), any number of channels. */
export interface FeatureMap {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Float32Array;
}

/** A map of zeros. Throws `ReaderError` 'out-of-memory' when it cannot be allocated. */
export function emptyMap(width: number, height: number, channels: number): FeatureMap {
  return { width, height, channels, data: allocate(width * height * channels) };
}

function allocate(length: number): Float32Array {
  try {
    return new Float32Array(length);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const need = Math.round((4 * length) / 2 ** 20);
    throw new ReaderError(
      'out-of-memory',
      `There are no ${need} MiB left to hold the whole picture's maps. Choose a smaller picture or crop, or close ` +
        'other pages.',
      { need },
    );
  }
}

/** Copies a rectangle that lies inside the map. */
export function cut(map: FeatureMap, { x, y, width, height }: Rectangle): FeatureMap {
  const part = emptyMap(width, height, map.channels);
  const length = width * map.channels;
  for (let row = 0; row < height; row++) {
    const start = ((y + row) * map.width + x) * map.channels;
    part.data.set(map.data.subarray(start, start + length), row * length);
  }
  return part;
}

/** Copies the rectangle `from` of `part` to the place in `map` whose top left corner is (x, y). */
export function paste(part: FeatureMap, from: Rectangle, map: FeatureMap, x: number, y: number): void {
  const { channels } = map;
  const length = from.width * channels;
  for (let row = 0; row < from.height; row++) {
    const start = ((from.y + row) * part.width + from.x) * channels;
    map.data.set(part.data.subarray(start, start + length), ((y + row) * map.width + x) * channels);
  }
}

/** Adds the values inside a rectangle to `sums`, one per channel. */
export function addSums(map: FeatureMap, { x, y, width, height }: Rectangle, sums: Float64Array): void {
  const { channels, data } = map;
  for (let row = 0; row < height; row++) {
    const start = ((y + row) * map.width + x) * channels;
    for (let i = start; i < start + width * channels; i += channels) {
      for (let c = 0; c < channels; c++) sums[c]! += data[i + c]!;
    }
  }
}

/** target = gate x + s maps inside a rectangle, with one factor s per channel; all of one size. */
export function addScaled(
  target: FeatureMap,
  x: FeatureMap,
  gate: number,
  maps: FeatureMap,
  s: Float32Array,
  rectangle: Rectangle,
): void {
  const { channels, data } = target;
  for (let row = rectangle.y; row < rectangle.y + rectangle.height; row++) {
    const start = (row * target.width + rectangle.x) * channels;
    for (let i = start; i < start + rectangle.width * channels; i += channels) {
      for (let c = 0; c < channels; c++) data[i + c] = gate * x.data[i + c]! + s[c]! * maps.data[i + c]!;
    }
  }
}
