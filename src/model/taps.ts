import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { Site } from './sites.ts';

/** How a caller listens in on a forward pass. */
export interface Taps {
  /** Asked before a site is computed separately just to be recorded. */
  wants(site: Site): boolean;
  /**
   * Called with the wanted site's tensor (NHWC, N = 1) while it is alive. The model disposes it afterwards:
   * whoever needs it longer keeps a clone.
   */
  record(site: Site, tensor: Tensor4D): void;
}

/** One step of a forward pass that has just been done. */
export interface Step {
  /** The site whose output this step computed. */
  readonly site: Site;
  readonly done: number;
  readonly total: number;
}
