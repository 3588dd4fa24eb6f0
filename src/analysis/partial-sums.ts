import type { FloatPixels, Pixels } from '../image/pixels.ts';
import { restoreColors } from '../image/restore-colors.ts';
import { psnr } from './metrics.ts';

/**
 * The sum of some of a picture's parts, kept while parts are taken in and out: a change costs one addition for each part
 * that changes. In float64, so that what is added and taken away again leaves nothing behind.
 */
export class PartialSum {
  /** The sum, near 0..255 where the parts are a whole output's; the same object after every change. */
  readonly picture: FloatPixels;
  readonly #parts: readonly FloatPixels[];
  readonly #sum: Float64Array;
  readonly #included: boolean[];

  /** @param parts all of one size, differences of 0..255; none is in the sum yet */
  constructor(parts: readonly [FloatPixels, ...FloatPixels[]]) {
    const [{ width, height, channels, data }] = parts;
    this.#parts = parts;
    this.#sum = new Float64Array(data.length);
    this.#included = parts.map(() => false);
    this.picture = { width, height, channels, data: new Float32Array(data.length) };
  }

  /** Sums the parts of which `isIncluded` is told the place. */
  include(isIncluded: (index: number) => boolean): FloatPixels {
    const sum = this.#sum;
    for (const [i, { data }] of this.#parts.entries()) {
      const wanted = isIncluded(i);
      if (wanted === this.#included[i]) continue;
      this.#included[i] = wanted;
      if (wanted) for (let p = 0; p < sum.length; p++) sum[p]! += data[p]!;
      else for (let p = 0; p < sum.length; p++) sum[p]! -= data[p]!;
    }
    this.picture.data.set(sum);
    return this.picture;
  }
}

/** Parts of an output, and what their sums are scored against. */
export interface SumsRequest {
  /** In the order in which they are added. */
  readonly parts: readonly FloatPixels[];
  /** Places of parts that are left out of every sum. */
  readonly without?: readonly number[] | undefined;
  /** The picture that went in: sums are of its kind, grey or in colour. */
  readonly lr: Pixels;
  /** The true picture, or the whole output where that is not known. */
  readonly reference: Pixels;
  readonly scale: number;
}

/**
 * PSNR, in dB, of the sum after each part against the reference, clipped and rounded as an output is; Infinity where
 * nothing differs. Throws as `psnr`.
 */
export function scoreSums({ parts, without = [], lr, reference, scale }: SumsRequest): Float64Array {
  const [first, ...others] = parts;
  if (!first) return new Float64Array(0);
  const sum = new PartialSum([first, ...others]);
  return Float64Array.from(parts, (_, last) => {
    const picture = sum.include((i) => i <= last && !without.includes(i));
    return psnr(restoreColors(picture, lr), reference, scale);
  });
}

/** Root mean square difference, in levels of 0 to 255, that a PSNR stands for. */
export const rmsOfPsnr = (psnr: number): number => 255 * 10 ** (-psnr / 20);
