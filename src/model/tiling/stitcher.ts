import * as tf from '@tensorflow/tfjs-core';
import type { Rectangle } from '../../image/crop.ts';
import type { Site } from '../sites.ts';
import type { PlanarMaps, Taps, TileTaps } from '../taps.ts';
import type { FeatureMap } from './feature-map.ts';
import { coreInTile, type Tile } from '../tile-grid.ts';

/** Assembles maps of the whole picture from what is recorded tile by tile, and passes them to the taps when complete. */
export class Stitcher implements Taps {
  /** The tile that is being computed; undefined between sweeps, when tensors are passed to the taps as they are. */
  tile: Tile | undefined;
  readonly #taps: TileTaps | undefined;
  readonly #picture: { readonly width: number; readonly height: number };
  readonly #maps = new Map<Site, PlanarMaps>();
  #waiting: { site: Site; tensor: tf.Tensor4D }[] = [];

  constructor(picture: { width: number; height: number }, taps: TileTaps | undefined) {
    this.#picture = picture;
    this.#taps = taps;
  }

  /** As `Taps.wants`. */
  wants(site: Site): boolean {
    return this.#taps?.wants(site) ?? false;
  }

  /** As `Taps.record`. */
  record(site: Site, tensor: tf.Tensor4D): void {
    if (this.tile) this.#waiting.push({ site, tensor: tf.keep(tf.clone(tensor)) });
    else this.#taps?.record(site, tensor);
  }

  /** Reads back what was recorded of the current tile. */
  async stitch(): Promise<void> {
    const { tile } = this;
    for (const { site, tensor } of this.#waiting) {
      const [, height, width, channels] = tensor.shape;
      const part = { height, width, channels, data: await tensor.data<'float32'>() };
      const factor = tile ? height / tile.padded.height : 1;
      if (tile)
        this.#place(site, part, coreInTile(tile, factor), tile.core.x * factor, tile.core.y * factor, factor);
    }
    this.dispose();
  }

  /** Passes the maps that the sweep has completed to the taps. */
  endSweep(): void {
    this.tile = undefined;
    for (const [site, maps] of this.#maps) this.#taps?.recordMaps(site, maps);
    this.#maps.clear();
  }

  /** Passes maps of the whole picture to the taps. */
  recordWhole(site: Site, maps: FeatureMap): void {
    if (!this.wants(site)) return;
    this.#place(site, maps, { x: 0, y: 0, width: maps.width, height: maps.height }, 0, 0, 1);
    this.endSweep();
  }

  /** Frees tensors that have not been read back. */
  dispose(): void {
    tf.dispose(this.#waiting.map(({ tensor }) => tensor));
    this.#waiting = [];
  }

  #place(site: Site, part: FeatureMap, from: Rectangle, x: number, y: number, factor: number): void {
    const { channels } = part;
    const maps = this.#maps.get(site) ?? this.#begin(site, channels, factor);
    const size = maps.height * maps.width;
    for (let row = 0; row < from.height; row++) {
      let read = ((from.y + row) * part.width + from.x) * channels;
      const write = (y + row) * maps.width + x;
      for (let i = 0; i < from.width; i++) {
        for (let c = 0; c < channels; c++) maps.data[c * size + write + i] = part.data[read++]!;
      }
    }
  }

  #begin(site: Site, channels: number, factor: number): PlanarMaps {
    const [width, height] = [this.#picture.width * factor, this.#picture.height * factor];
    const maps = { channels, height, width, data: new Float32Array(channels * height * width) };
    this.#maps.set(site, maps);
    return maps;
  }
}
