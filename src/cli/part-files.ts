import type { FloatPixels, Pixels } from '../image/pixels.ts';
import { quantize } from '../image/pixels.ts';
import type { NpyArray } from './npz.ts';
import type { Summand } from './summands.ts';

/** The grey that stands for no change in the picture of a part. */
export const middleGrey = 128;

/** The files of a part and of the sum that ends with it. A channel's colon is none of a file's name everywhere. */
export interface PartFiles {
  readonly part: string;
  readonly sum: string;
}

/** `part-03-body.0.body.1.png` and `sum-03-body.0.body.1.png`, numbered as the parts are added. */
export function filesOf(names: readonly string[]): PartFiles[] {
  const digits = Math.max(2, String(names.length - 1).length);
  return names.map((name, i) => {
    const end = `${String(i).padStart(digits, '0')}-${name.replace(':', '-')}.png`;
    return { part: `part-${end}`, sum: `sum-${end}` };
  });
}

/** A part about grey, its differences times `factor`. */
export function amplified(picture: FloatPixels, factor: number): Pixels {
  return quantize({ ...picture, data: picture.data.map((value) => middleGrey + factor * value) });
}

/** Parts and output as arrays (colors, H, W) by their names, for numpy. */
export function arraysOfSum(
  summands: readonly Pick<Summand, 'name' | 'picture'>[],
  output: FloatPixels,
): Map<string, NpyArray> {
  return new Map(
    [...summands, { name: 'output', picture: output }].map(({ name, picture }) => [name, planar(picture)]),
  );
}

function planar({ width, height, channels, data }: FloatPixels): NpyArray {
  const pixels = width * height;
  const planes = data.map((_, i) => data[(i % pixels) * channels + Math.floor(i / pixels)]!);
  return { shape: [channels, height, width], data: planes };
}
