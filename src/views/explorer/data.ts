import type { Score } from '../../analysis/metrics.ts';
import type { ConvParameters } from '../../analysis/convolve.ts';
import type { Pixels } from '../../image/pixels.ts';
import type { SiteRecord } from '../../trace/trace.ts';
import type { BlockVectors, BlockWeights } from '../attention-unfolded/data.ts';
import type { MeasuredUnits } from '../hidden-units/state.ts';

/** The convolution that is shown, as far as its maps and weights are there. */
export interface ShownConvolution {
  readonly input: SiteRecord;
  readonly output: SiteRecord;
  readonly parameters: ConvParameters;
  /** Without the reader's edits. */
  readonly trained: ConvParameters;
}

/** The attention of the block that is shown. */
export interface ShownAttention {
  readonly vectors: BlockVectors;
  /** Of the run without edits. */
  readonly plain: { readonly z?: Float32Array | undefined; readonly s?: Float32Array | undefined };
  readonly weights: BlockWeights | undefined;
  readonly measured: MeasuredUnits | undefined;
}

/** The output and what is known of it. */
export interface ShownOutput {
  readonly picture: Pixels;
  /** Of the network without edits, where there are some. */
  readonly plain: Pixels | undefined;
  readonly scores: { readonly bicubic: Score; readonly sr: Score } | undefined;
  /** PSNR with what the edits changed of it, in words, where there are edits. */
  readonly effect: string | undefined;
}
