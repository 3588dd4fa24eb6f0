import type { Pixels } from '../image/pixels.ts';
import { cutoffIndex } from './frequency-grid.ts';
import { psnr } from './metrics.ts';
import { brightness } from './picture-planes.ts';
import type { SpectrumMeter } from './spectrum-meter.ts';
import type { SpectrumTable } from './spectrum-table.ts';

/** An output, rounded to 8 bits, and the ground truth where it is known. */
export interface Output {
  readonly sr: Pixels;
  readonly hr?: Pixels | undefined;
  readonly scale: number;
}

/** Measurements of an output, compared before and after an ablation. */
export interface OutputReading {
  /** Decibels against the truth, as `psnr`; NaN without a truth. */
  readonly psnr: number;
  /** The output's luma, a table of one channel. */
  readonly spectrum: SpectrumTable;
}

/**
 * Measures an output with a meter of its size.
 * @throws ReaderError `bad-argument` when the truth has another size, `image-too-small` when nothing is left to compare
 *   inside the border.
 */
export function readOutput({ sr, hr, scale }: Output, meter: SpectrumMeter): OutputReading {
  return { psnr: hr ? psnr(sr, hr, scale) : NaN, spectrum: meter.plane(brightness(sr).data).table };
}

/** The effect of muting a channel, an ablation: what the output loses; below 0 where it gains. */
export interface ChannelCost {
  /** PSNR against the truth, in dB. NaN without a truth. */
  readonly psnr: number;
  /** Energy of the output's luma above a cut-off, as a share of that of the plain output. */
  readonly high: number;
}

/** The measures of what muting a channel costs. */
export type CostKind = keyof ChannelCost;
export const costKinds = ['psnr', 'high'] as const satisfies readonly CostKind[];

/** What the output loses from `plain` to `muted`. Throws ReaderError `bad-argument` for a cut-off outside 0 to 0.70. */
export function channelCost(plain: OutputReading, muted: OutputReading, cutoff: number): ChannelCost {
  const index = cutoffIndex(cutoff);
  const [before, after] = [plain.spectrum.above[index]!, muted.spectrum.above[index]!];
  return { psnr: plain.psnr - muted.psnr, high: (before - after) / before };
}
