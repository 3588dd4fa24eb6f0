import type { Rectangle } from '../../image/crop.ts';

/** A picture or feature maps outside any backend: interleaved samples (NHWC with N = 1), any number of channels. */
export interface FeatureMap {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Float32Array;
}

/** All zero. Throws `RangeError` where the memory is not to be had. */
export function emptyMap(width: number, height: number, channels: number): FeatureMap {
  return { width, height, channels, data: new Float32Array(width * height * channels) };
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

/** The mean of each channel (H_GP, paper eq. 10), summed up in 64 bits. */
export function channelMeans({ width, height, channels, data }: FeatureMap): Float32Array {
  const sums = new Float64Array(channels);
  for (let i = 0; i < data.length; i += channels) {
    for (let c = 0; c < channels; c++) sums[c]! += data[i + c]!;
  }
  return Float32Array.from(sums, (sum) => sum / (width * height));
}

/** target = x + s * maps, with one factor s per channel; `target` may be x. */
export function addScaled(target: FeatureMap, x: FeatureMap, maps: FeatureMap, s: Float32Array): void {
  const { channels, data } = target;
  for (let i = 0; i < data.length; i += channels) {
    for (let c = 0; c < channels; c++) data[i + c] = x.data[i + c]! + s[c]! * maps.data[i + c]!;
  }
}

/** maps + x, in the place of `maps`. */
export function addTo(maps: FeatureMap, x: FeatureMap): void {
  for (let i = 0; i < maps.data.length; i++) maps.data[i]! += x.data[i]!;
}
