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

/** Taps that hand on to both. */
export function joinTaps(...all: readonly [Taps, Taps]): Taps {
  return {
    wants: (site) => all.some((taps) => taps.wants(site)),
    record: (site, tensor) => {
      for (const taps of all) if (taps.wants(site)) taps.record(site, tensor);
    },
  };
}

/** Taps of a pass in tiles, in which feature maps of the whole picture never are a tensor. */
export interface TileTaps extends Taps {
  /** Called once with a wanted site's maps, put together from the tiles: planar (NCHW with N = 1). */
  recordMaps(site: Site, maps: PlanarMaps): void;
}

/** Feature maps one plane after the other: channel c is `data.subarray(c H W, (c + 1) H W)`. */
export interface PlanarMaps {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly data: Float32Array;
}

/** One step of a forward pass that has just been done. */
export interface Step {
  /** The site whose output this step computed. */
  readonly site: Site;
  readonly done: number;
  readonly total: number;
  /** Part of the pass's work done, in 0..1; where it is absent, everything up to `site` is done. */
  readonly share?: number;
}
