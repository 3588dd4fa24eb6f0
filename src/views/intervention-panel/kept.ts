import type { Site } from '../../model/sites.ts';

/** Attention of blocks, by the site of each. */
export type AttentionVectors = ReadonlyMap<Site, readonly number[]>;

/** The attention of a run that the reader keeps, to put it into the run of another picture. */
export interface KeptAttention {
  readonly picture: string;
  readonly vectors: AttentionVectors;
}

/** How the mean attention over the test cards stands. */
export interface MeanProgress {
  /** Cards done, and how many there are, while they are run. */
  readonly running?: { readonly done: number; readonly of: number } | undefined;
  /** Why it could not be had. */
  readonly failure?: string | undefined;
}
