import { rmsOfPsnr } from '../../analysis/partial-sums.ts';
import { shareAbove, type SpectrumTable } from '../../analysis/spectrum-table.ts';
import { cutoffIndex } from '../../analysis/frequency-grid.ts';
import type { PartOrder } from './settings.ts';
import type { Step } from './steps.ts';

/** What the sums are scored against: the true picture, or the whole output where that is not known. */
export type ReferenceKind = 'truth' | 'output';

/** Scores of the sums after each step, in dB against the truth, or as the distance to the output in levels of 8 bits. */
export interface SumScores {
  readonly against: ReferenceKind;
  /** One for each step. */
  readonly values: readonly number[];
  /** Bicubic's; undefined where it was not scored. */
  readonly bicubic: number | undefined;
}

/** Scores from PSNRs, each against the reference. */
export function sumScores(
  against: ReferenceKind,
  psnrs: ArrayLike<number>,
  bicubic: number | undefined,
): SumScores {
  const value = (psnr: number): number => (against === 'truth' ? psnr : rmsOfPsnr(psnr));
  return {
    against,
    values: Array.from(psnrs, value),
    bicubic: bicubic === undefined ? undefined : value(bicubic),
  };
}

/** What is measured of one part. */
export interface PartReading {
  /** Root mean square of what it adds to the luma, in levels of 8 bits, its mean and the borders weighted out. */
  readonly rms: number;
  /** The share of its energy above the cut-off, 0..1; NaN where it adds nothing. */
  readonly high: number;
  /** Its energy above the cut-off, in levels squared. */
  readonly highEnergy: number;
}

/** Reads a part's spectrum at a cut-off in cycles per pixel of the output. */
export function partReading(table: SpectrumTable, cutoff: number): PartReading {
  return {
    rms: Math.sqrt(table.energy[0]!),
    high: shareAbove(table, 0, cutoff),
    highEnergy: table.above[cutoffIndex(cutoff)]!,
  };
}

/** What the score gained with each step: dB, or levels nearer to the output. */
export function gains({ against, values }: SumScores): readonly (number | undefined)[] {
  return values.map((value, i) => {
    if (i === 0) return undefined;
    const gain = value - values[i - 1]!;
    return against === 'truth' ? gain : -gain;
  });
}

/** The steps by falling energy, high energy or gain; those without a number come last. */
export function sortSteps(
  steps: readonly Step[],
  order: PartOrder,
  readings: ReadonlyMap<string, PartReading>,
  gained: readonly (number | undefined)[],
): readonly Step[] {
  if (order === 'network') return steps;
  const value = (step: Step, i: number): number => {
    if (order === 'gain') return gained[i] ?? -Infinity;
    const reading = readings.get(step.name);
    return (order === 'energy' ? reading?.rms : reading?.highEnergy) ?? -Infinity;
  };
  return steps
    .map((step, i) => ({ step, value: value(step, i) }))
    .sort((a, b) => b.value - a.value)
    .map(({ step }) => step);
}
