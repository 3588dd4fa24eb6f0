import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { Site } from './sites.ts';

/** Records tensors of a forward pass at the sites it wants. */
export interface Taps {
  /** Whether a site is to be recorded; a pass fuses operations where it is not. */
  wants(site: Site): boolean;
  /**
   * Called with the tensor of a wanted site (NHWC, N = 1). The model disposes it afterwards: keep a clone to use it
   * longer.
   */
  record(site: Site, tensor: Tensor4D): void;
}

/** Taps that record for several. */
export function joinTaps(...all: readonly Taps[]): Taps {
  return {
    wants: (site) => all.some((taps) => taps.wants(site)),
    record: (site, tensor) => {
      for (const taps of all) if (taps.wants(site)) taps.record(site, tensor);
    },
  };
}

/** Taps of a pass in tiles, in which no tensor holds maps of the whole picture. */
export interface TileTaps extends Taps {
  /** Called once with the maps of a wanted site, assembled from the tiles: CHW. */
  recordMaps(site: Site, maps: PlanarMaps): void;
}

/** Feature maps in CHW: channel c is `data.subarray(c H W, (c + 1) H W)`. */
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
