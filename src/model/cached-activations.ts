import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { Site } from './sites.ts';

/** Feature maps kept from an earlier pass over the same picture, so that a pass need not begin at the picture. */
export interface CachedActivations {
  /** Index of the step to begin with: the results of all steps before it are unchanged. */
  readonly start: number;
  /** Outputs of the earlier pass, NHWC, at every site of `cachedSites`. Their owner disposes them. */
  maps(site: Site): Tensor4D | undefined;
}
