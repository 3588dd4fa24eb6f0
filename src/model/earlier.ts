import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { Site } from './sites.ts';

/** What an earlier pass over the same picture has left, so that a pass need not begin at the picture. */
export interface Earlier {
  /** The step to begin with: everything before comes out as in the earlier pass. */
  readonly start: number;
  /** Maps that the earlier pass put out, NHWC, at every site of `recalledSites`. Whoever left them disposes them. */
  maps(site: Site): Tensor4D | undefined;
}
