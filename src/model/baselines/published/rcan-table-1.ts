import { cite } from './papers.ts';

/** A network of table 1: which parts it has, and its PSNR. */
export interface Ablation {
  /** The long skip connection (LSC), the short ones of the groups (SSC), and channel attention (CA). */
  readonly long: boolean;
  readonly short: boolean;
  readonly attention: boolean;
  /** dB: the best on Set5 at x2 within 5 * 10^4 iterations. */
  readonly psnr: number;
}

/**
 * Table 1, its eight columns from left to right. Each network has 200 residual blocks in 10 groups, and each of the
 * blocks keeps its own skip connection.
 */
export const rcanTable1: readonly Ablation[] = [
  { long: false, short: false, attention: false, psnr: 37.45 },
  { long: true, short: false, attention: false, psnr: 37.77 },
  { long: false, short: true, attention: false, psnr: 37.81 },
  { long: true, short: true, attention: false, psnr: 37.87 },
  { long: false, short: false, attention: true, psnr: 37.52 },
  { long: true, short: false, attention: true, psnr: 37.85 },
  { long: false, short: true, attention: true, psnr: 37.86 },
  { long: true, short: true, attention: true, psnr: 37.9 },
];

export const rcanTable1Source = cite('rcan', 'table 1');
