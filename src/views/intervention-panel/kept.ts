import type { AttentionVectors } from '../../analysis/attention-vectors.ts';
import type { Site } from '../../model/sites.ts';

/** The attention of a run that the reader keeps, to put it into the run of another picture. */
export interface KeptAttention {
  readonly picture: string;
  readonly vectors: AttentionVectors;
}

/** Attention that can be put in place of what the network finds. */
export interface OtherAttention {
  readonly kept: KeptAttention | undefined;
  readonly mean: MeanProgress;
  /** Keeps that of the run on the page. */
  readonly onkeep: () => void;
  /** Puts the mean over the test cards in at these sites, as soon as it is known. */
  readonly onmean: (sites: readonly Site[]) => void;
  /** Gives up the mean. */
  readonly onstop: () => void;
}

/** How the mean attention over the test cards stands. */
export interface MeanProgress {
  /** Cards done, and how many there are, while they are run. */
  readonly running?: { readonly done: number; readonly of: number } | undefined;
  /** Why it could not be had. */
  readonly failure?: string | undefined;
}
