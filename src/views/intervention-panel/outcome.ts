import type { Score } from '../../analysis/metrics.ts';
import { differencePlane } from '../../analysis/picture-planes.ts';
import type { SpectrumTable } from '../../analysis/spectrum-table.ts';
import type { Pixels } from '../../image/pixels.ts';
import { amplification, type Amplification } from '../shared/change.ts';
import { largestMagnitude } from '../shared/colour.ts';
import type { Gain } from './settings.ts';

/** What a run made, and how near to the truth it is where that is known. */
export interface Output {
  readonly sr: Pixels;
  readonly score: Score | undefined;
}

/** The spectra of the plain output and of the difference, on luma. */
export interface OutcomeSpectra {
  readonly plain: SpectrumTable;
  readonly difference: SpectrumTable;
}

/** What edits did to the picture. */
export interface Difference {
  readonly width: number;
  readonly height: number;
  /** Edited minus plain (HW) on luma, in levels of 8 bits. */
  readonly data: Float32Array;
  readonly largest: number;
  /** Mean magnitude. */
  readonly mean: number;
}

/** Edited minus plain. Throws `ReaderError` when they differ in size. */
export function differenceOf(edited: Pixels, plain: Pixels): Difference {
  const { width, height, data } = differencePlane(edited, plain);
  const values = Float32Array.from(data);
  const sum = values.reduce((total, value) => total + Math.abs(value), 0);
  return { width, height, data: values, largest: largestMagnitude(values), mean: sum / values.length };
}

/** How a difference is drawn: by the factor that was chosen, or so that the largest fills the scale. */
export function amplificationBy(gain: Gain, largest: number): Amplification {
  return gain === 'auto' ? amplification(largest, 255) : { factor: gain, limit: 255 / gain };
}

/** What the edits cost, dB; undefined where there is no truth to score against. */
export const changeOf = (plain: Output, edited: Output): number | undefined =>
  plain.score && edited.score && edited.score.psnr - plain.score.psnr;
