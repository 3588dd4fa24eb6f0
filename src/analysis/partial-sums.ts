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

  /**
   * @param parts all of one size, differences of 0..255; none is in the sum yet
   * @param before a sum of other parts, as `exact`, that these are added to
   */
  constructor(parts: readonly [FloatPixels, ...FloatPixels[]], before?: Float64Array) {
    const [{ width, height, channels, data }] = parts;
    this.#parts = parts;
    this.#sum = before?.slice() ?? new Float64Array(data.length);
    this.#included = parts.map(() => false);
    this.picture = { width, height, channels, data: new Float32Array(data.length) };
  }

  /** The sum before it is rounded to what a picture holds; it changes with the next call of `include`. */
  get exact(): Float64Array {
    return this.#sum;
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
  /** What was summed before, where the parts are some out of many; 0 where it is left out. */
  readonly before?: Float64Array | undefined;
}

/** The scores of some parts, and the sum that the next ones are added to. */
export interface ScoredSums {
  readonly scores: Float64Array;
  readonly sum: Float64Array;
}

/**
 * PSNR, in dB, of the sum after each part against the reference, clipped and rounded as an output is; Infinity where
 * nothing differs. Throws as `psnr`.
 */
export const scoreSums = (request: SumsRequest): Float64Array => continueSums(request).scores;

/** The same with the sum, to go on from. */
export function continueSums(request: SumsRequest): ScoredSums {
  const { parts, without = [], lr, reference, scale, before } = request;
  const [first, ...others] = parts;
  if (!first) return { scores: new Float64Array(0), sum: before ?? new Float64Array(0) };
  const sum = new PartialSum([first, ...others], before);
  const scores = Float64Array.from(parts, (_, last) => {
    const picture = sum.include((i) => i <= last && !without.includes(i));
    return psnr(restoreColors(picture, lr), reference, scale);
  });
  return { scores, sum: sum.exact };
}

/** Root mean square difference, in levels of 0 to 255, that a PSNR stands for. */
export const rmsOfPsnr = (psnr: number): number => 255 * 10 ** (-psnr / 20);
