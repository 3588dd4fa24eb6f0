import type { Parameter } from '../../model/state-dict.ts';
import type { SiteRecord } from '../../trace/trace.ts';

/** The vectors a run records of one block's attention, each absent until the run has reached the block. */
export interface BlockVectors {
  /** z, C means. */
  readonly z?: Float32Array | undefined;
  /** W_D z plus bias, C / r numbers before the ReLU. */
  readonly squeezed?: Float32Array | undefined;
  /** The same after the ReLU. */
  readonly hidden?: Float32Array | undefined;
  /** W_U of the hidden vector plus bias, C numbers before the sigmoid. */
  readonly logits?: Float32Array | undefined;
  /** s, C factors in 0..1. */
  readonly s?: Float32Array | undefined;
}

/** The maps that go into a block's channel attention and those that come out of it. */
export interface BlockMaps {
  readonly before?: SiteRecord | undefined;
  readonly after?: SiteRecord | undefined;
}

/** The parameters of a block's two 1x1 convolutions: W_D [C/r, C, 1, 1] and W_U [C, C/r, 1, 1]. */
export interface BlockWeights {
  readonly wd: Parameter;
  readonly bd?: Parameter | undefined;
  readonly wu: Parameter;
  readonly bu?: Parameter | undefined;
}
