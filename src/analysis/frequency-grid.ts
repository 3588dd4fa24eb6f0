import { bisectLeft, range } from 'd3';
import { ReaderError } from '../image/reader-error.ts';

/** The cut-offs a reader can choose, 0 to 0.70 cycles/pixel in hundredths. */
export const cutoffs: readonly number[] = range(71).map((hundredths) => hundredths / 100);

/** Half of Nyquist, in cycles/pixel: what lies above is lost when a picture is downscaled by two. */
export const defaultCutoff = 0.25;

/** Index of the nearest of `cutoffs`. Throws ReaderError `bad-argument` outside 0 to 0.70. */
export function cutoffIndex(cutoff: number): number {
  const index = Math.round(cutoff * 100);
  if (cutoffs[index] !== undefined) return index;
  throw new ReaderError(
    'bad-argument',
    `A cut-off of ${cutoff} cycles/pixel makes no sense; give one from 0 to ${cutoffs.at(-1)}.`,
    { cutoff },
  );
}

/** The nearest of `cutoffs` to a frequency in cycles/pixel: a drag may go beyond their ends. */
export const nearestCutoff = (frequency: number): number =>
  cutoffs[Math.min(cutoffs.length - 1, Math.max(0, Math.round(100 * frequency)))] ?? defaultCutoff;

/**
 * The cut-off on the grid of an output above which lies what the LR grid cannot hold: 1 / (2 scale), as the nearest of
 * `cutoffs`.
 */
export const lrGridEnd = (scale: number): number => nearestCutoff(1 / (2 * scale));

/**
 * The frequencies |f| of a spectrum of H x W, in cycles/pixel: sqrt((k / H)^2 + (l / W)^2), signed k and l. They go up
 * to 0.5 along the axes (Nyquist) and to 0.707 in the corners, where only diagonals are left.
 */
export class FrequencyGrid {
  /**
   * Middle of every ring, in cycles/pixel. Rings are 1 / min(H, W) wide, the coarser spacing of the two axes, so that none
   * is empty; a frequency half-way between two belongs to the outer one. The first is the disc around frequency 0, which
   * for an elongated picture contains low frequencies of the longer side too; the last reaches into the corners.
   */
  readonly frequency: Float64Array;
  /** Frequencies in every ring. */
  readonly count: Uint32Array;
  /** The ring of every frequency (HW). */
  readonly ring: Uint16Array;
  /** For every frequency (HW) the count of `cutoffs` below it; one that equals a cut-off is not above it. */
  readonly passed: Uint8Array;

  constructor(height: number, width: number) {
    this.ring = new Uint16Array(height * width);
    this.passed = new Uint8Array(height * width);
    const longer = Math.max(height, width);
    let last = 0;
    for (let k = 0, at = 0; k < height; k++) {
      const down = Math.min(k, height - k) * width;
      for (let l = 0; l < width; l++, at++) {
        const across = Math.min(l, width - l) * height;
        // |f| H W from whole numbers: 3/20 and 4/20 make exactly 0.25, which is not above 0.25.
        const distance = Math.sqrt(down * down + across * across);
        const ring = Math.round(distance / longer);
        this.ring[at] = ring;
        this.passed[at] = bisectLeft(cutoffs, distance / (height * width));
        last = Math.max(last, ring);
      }
    }
    this.count = new Uint32Array(last + 1);
    for (const ring of this.ring) this.count[ring]!++;
    this.frequency = Float64Array.from(this.count, (_, ring) => ring / Math.min(height, width));
  }
}
