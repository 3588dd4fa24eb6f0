import type { ReferenceKind } from '../views/contributions/readings.ts';
import { formatFixed } from '../views/shared/number.ts';
import { middleGrey, type PartFiles } from './part-files.ts';
import { table } from './report-parts.ts';

/** One part of an output and the sum that ends with it. */
export interface SumEntry extends PartFiles {
  readonly name: string;
  /** Root mean square on luma, in levels of 8 bits. */
  readonly energy: number;
  /** Share of that energy above the cut-off, 0..1; NaN where it adds nothing. */
  readonly share: number;
  /** PSNR of the sum in dB, or its distance to the whole output in levels. */
  readonly score: number;
}

/** What `npm run contributions -- --json` prints. */
export interface SumReport {
  /** Cycles per pixel of the output. */
  readonly cutoff: number;
  readonly against: ReferenceKind;
  /** Bicubic's score. */
  readonly bicubic: number;
  /** By which the pictures of parts are amplified. */
  readonly factor: number;
  readonly parts: readonly SumEntry[];
}

/** The report for people. */
export function sumTable({ cutoff, against, bicubic, factor, parts }: SumReport): string {
  const scoreWords = against === 'truth' ? 'PSNR after it, dB' : 'from the output, levels';
  const rows = parts.map(({ name, energy, share, score }) => [
    name,
    energy.toFixed(3),
    Number.isNaN(share) ? '–' : share.toFixed(3),
    scoreText(score),
  ]);
  return `${table(['part', 'energy, levels', `share above ${cutoff}`, scoreWords], rows)}

Energy: root mean square on luma; share: of its square, above ${cutoff} cycles/pixel; by a Hann window, the mean removed.
The pictures of parts are amplified ×${factor} about grey ${middleGrey}; that of long_skip, with the constant, is as it is.
Bicubic: ${scoreText(bicubic)} ${against === 'truth' ? 'dB' : 'levels from the output'}.`;
}

const scoreText = (score: number): string => (Number.isFinite(score) ? formatFixed(score, 2) : '∞');
