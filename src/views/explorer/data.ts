import type { Score } from '../../analysis/metrics.ts';
import type { ConvParameters } from '../../analysis/convolve.ts';
import type { Pixels } from '../../image/pixels.ts';
import type { Site } from '../../model/sites.ts';
import type { SiteRecord } from '../../trace/trace.ts';
import type { BlockVectors, BlockWeights } from '../attention-unfolded/data.ts';
import type { Editing } from '../edits/editing.ts';
import type { MeasuredUnits } from '../hidden-units/state.ts';
import type { ExplorerPictures } from './rasters.ts';

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
  /** What the reader's last edits do at least, before they have been run; undefined where that is not known, or over. */
  readonly direct: Pixels | undefined;
}

/** A run of the network as the explorer shows it. */
export interface ShownFlow {
  /** Which of two it is; undefined where there is one alone. */
  readonly name: string | undefined;
  /** Width by height of its picture. */
  readonly ratio: number;
  readonly pictures: Omit<ExplorerPictures, 'difference' | 'direct' | 'channel' | 'nodes'>;
  /** In dB, what a group or block adds to the sum; undefined while it is not known. */
  readonly gain: (site: Site) => number | undefined;
  readonly output: ShownOutput;
  readonly attention: ShownAttention;
  readonly convolution: ShownConvolution | undefined;
  /** Whether all that the place shows has been recorded. */
  readonly isRecorded: boolean;
  /** Its edits. */
  readonly editing: Editing;
  /** Whether these are those of the page, to be changed. */
  readonly isEditable: boolean;
}
