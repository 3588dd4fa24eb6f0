import * as tf from '@tensorflow/tfjs-core';
import type { RcanConfig } from '../config.ts';
import { workShares } from '../complexity.ts';
import { Pass } from '../pass.ts';
import type { Site } from '../sites.ts';
import type { Step, TileTaps } from '../taps.ts';
import type { Edited } from '../edits/edited.ts';
import { addScaled, addSums, cut, emptyMap, paste, type FeatureMap } from './feature-map.ts';
import { Stitcher } from './stitcher.ts';
import { coreInTile, exactTileSide, tileGrid } from '../tile-grid.ts';

/**
 * Layers computed on one tile: from the tiles of the sources, [1, h, w, channels] each, to a tensor that the pass owns,
 * h and w times a whole factor. May release the inputs.
 */
export type TileLayers = (inputs: readonly tf.Tensor4D[], pass: Pass) => tf.Tensor4D;

/**
 * How often an exact pass goes over all tiles: once for the head; for each block and each group's last convolution once
 * for convolutions and once for the skip connection; once for the whole tail.
 */
function sweepCount({ groups, blocks }: RcanConfig): number {
  return 1 + 2 * groups * (blocks + 1) + 1;
}

/** Parameters of a pass in tiles besides the picture. */
export interface TiledOptions {
  readonly taps?: TileTaps | undefined;
  readonly edited?: Edited | undefined;
  /** Side of a tile's core, in LR pixels. */
  readonly side?: number;
}

/** The state of an exact pass in tiles: its taps, how much is done, and the tensors that it owns. */
export class TileSweeps {
  readonly pass: Pass;
  readonly #picture: FeatureMap;
  readonly #side: number;
  readonly #stitcher: Stitcher;
  readonly #shares: ReadonlyMap<Site, number>;
  readonly #total: number;
  #done = 0;
  /** Share of the work that was done when the current sweep began. */
  #before = 0;

  /** End it with `dispose`. */
  constructor(
    config: RcanConfig,
    picture: FeatureMap,
    { taps, edited, side = exactTileSide }: TiledOptions = {},
  ) {
    const { width, height } = picture;
    this.#picture = picture;
    this.#side = side;
    this.#stitcher = new Stitcher(picture, taps);
    this.#shares = workShares(config, height, width);
    this.#total = tileGrid(width, height, side, 0).length * sweepCount(config);
    this.pass = new Pass(this.#total, height, width, { taps: this.#stitcher, edited });
  }

  /**
   * Computes `target` from the sources tile by tile. Yields after each tile; returns the mean of each channel of the
   * results over the whole picture (H_GP, paper eq. 10), summed in float64.
   * @param site the last site that `layers` computes
   * @param halo LR pixels that the layers read beyond a tile's core
   */
  async *over(
    site: Site,
    halo: number,
    sources: readonly FeatureMap[],
    target: FeatureMap,
    layers: TileLayers,
  ): AsyncGenerator<Step, Float32Array, void> {
    const { width, height } = this.#picture;
    const { pass } = this;
    const sums = new Float64Array(target.channels);
    const share = this.#shares.get(site)! - this.#before;
    for (const tile of tileGrid(width, height, this.#side, halo)) {
      this.#stitcher.tile = tile;
      const inputs = sources.map((source) => pass.hold(() => tensorOf(cut(source, tile.padded))));
      const result = layers(inputs, pass);
      for (const input of inputs) pass.release(input);
      const [, h, w, channels] = result.shape;
      const part = { height: h, width: w, channels, data: await result.data<'float32'>() };
      pass.release(result);
      await this.#stitcher.stitch();
      const factor = h / tile.padded.height;
      const core = coreInTile(tile, factor);
      paste(part, core, target, tile.core.x * factor, tile.core.y * factor);
      addSums(part, core, sums);
      this.#before += (share * tile.core.width * tile.core.height) / (width * height);
      yield this.#step(site);
    }
    this.#stitcher.endSweep();
    return Float32Array.from(sums, (sum) => sum / (target.width * target.height));
  }

  /** target = gate x + s maps, with one factor s per channel and the gate of the sum. Yields after each tile. */
  async *addScaled(
    site: Site,
    target: FeatureMap,
    x: FeatureMap,
    maps: FeatureMap,
    s: Float32Array,
  ): AsyncGenerator<Step, void, void> {
    const gate = this.pass.gate(site);
    for (const { core } of tileGrid(target.width, target.height, this.#side, 0)) {
      addScaled(target, x, gate, maps, s, core);
      yield this.#step(site);
    }
    this.show(site, target);
  }

  /** Records maps of the whole picture if `site` is tapped. */
  show(site: Site, maps: FeatureMap): void {
    this.#stitcher.recordWhole(site, maps);
  }

  /** Records maps of the whole picture, each times its factor, if `site` is tapped. */
  showScaled(site: Site, maps: FeatureMap, factors: Float32Array): void {
    if (!this.pass.wants(site)) return;
    const { width, height, channels } = maps;
    const scaled = emptyMap(width, height, channels);
    addScaled(scaled, scaled, 0, maps, factors, { x: 0, y: 0, width, height });
    this.show(site, scaled);
  }

  #step(site: Site): Step {
    return { site, done: ++this.#done, total: this.#total, share: this.#before };
  }

  /** Frees all tensors. */
  dispose(): void {
    this.pass.releaseAll();
    this.#stitcher.dispose();
  }
}

function tensorOf({ width, height, channels, data }: FeatureMap): tf.Tensor4D {
  return tf.tensor4d(data, [1, height, width, channels]);
}
