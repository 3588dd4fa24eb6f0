import { transpose, type Tensor4D } from '@tensorflow/tfjs-core';
import { Rcan } from '../../../src/model/rcan.ts';
import type { Site } from '../../../src/model/sites.ts';
import type { PlanarMaps, Step, TileTaps } from '../../../src/model/taps.ts';
import type { FeatureMap } from '../../../src/model/tiling/feature-map.ts';
import { numbersOf } from '../../fixtures/numbers-of.ts';
import { loadReference } from '../../fixtures/reference-files.ts';

/** The network of a reference file on the current backend; the caller disposes it. */
export function referenceNet(name: string): Rcan {
  const { config, state } = loadReference(name);
  return new Rcan(config, state);
}

/** A picture without symmetry: a coarse pattern that differs from place to place, and noise. */
export function picture(width: number, height: number, channels: number): FeatureMap {
  const data = new Float32Array(width * height * channels);
  let random = 1;
  for (let i = 0; i < data.length; i++) {
    random = (random * 48271) % 2147483647;
    const place = Math.floor(i / channels);
    const slope = (200 * (place % width)) / width + 10 * Math.sin(Math.floor(place / width));
    data[i] = Math.max(0, Math.min(255, slope + (random % 60) * (1 + (i % channels))));
  }
  return { width, height, channels, data };
}

/** Runs a pass to its end and returns what it returns. */
export async function finish(pass: AsyncGenerator<Step, FeatureMap, void>): Promise<FeatureMap> {
  for (;;) {
    const next = await pass.next();
    if (next.done) return next.value;
  }
}

/** Keeps everything that it is shown, planar, in the order in which it is recorded. */
export class Kept implements TileTaps {
  readonly maps = new Map<Site, PlanarMaps>();
  readonly #sites: readonly Site[] | undefined;

  /** @param sites what to keep; everything when not given */
  constructor(sites?: readonly Site[]) {
    this.#sites = sites;
  }

  wants(site: Site): boolean {
    return this.#sites?.includes(site) ?? true;
  }

  record(site: Site, tensor: Tensor4D): void {
    const [, height, width, channels] = tensor.shape;
    const data = numbersOf(() => transpose(tensor, [0, 3, 1, 2]));
    this.recordMaps(site, { channels, height, width, data });
  }

  recordMaps(site: Site, maps: PlanarMaps): void {
    if (this.maps.has(site)) throw new Error(`${site} was recorded twice.`);
    this.maps.set(site, maps);
  }
}
