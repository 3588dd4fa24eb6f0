import { networkInput } from '../../../src/engine/network-input.ts';
import { drawCard } from '../../../src/image/cards/index.ts';
import type { Colors, Pixels } from '../../../src/image/pixels.ts';

/** A square picture as 8-bit pixels, and as interleaved (HWC) and planar (CHW) float samples in 0..255. */
export interface Samples {
  readonly picture: Pixels;
  readonly width: number;
  readonly height: number;
  readonly hwc: Float32Array;
  readonly chw: Float32Array;
}

/** The picture that every contender gets: the same in every worker. */
export function cardSamples(size: number, colors: Colors): Samples {
  const picture = drawCard('zone-plate', size);
  const hwc = networkInput(picture, colors);
  return { picture, width: size, height: size, hwc, chw: planar(hwc, colors) };
}

/** Interleaved samples as one plane after the other. */
export function planar(hwc: Float32Array, channels: number): Float32Array {
  const pixels = hwc.length / channels;
  return hwc.map((_, i) => hwc[(i % pixels) * channels + Math.floor(i / pixels)]!);
}

/** One plane after the other as interleaved samples. */
export function interleaved(chw: Float32Array, channels: number): Float32Array {
  const pixels = chw.length / channels;
  return chw.map((_, i) => chw[(i % channels) * pixels + Math.floor(i / channels)]!);
}

/** Sums of samples at the same place; the very samples where there are no others. */
export function summed(all: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array(0), ...others] = all;
  if (others.length === 0) return first;
  return first.map((value, i) => others.reduce((sum, data) => sum + data[i]!, value));
}
