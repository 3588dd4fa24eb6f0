import * as tf from '@tensorflow/tfjs-core';
import { attentionSites, type Site } from '../model/sites.ts';
import type { RcanConfig } from '../model/config.ts';
import type { PlanarMaps, TileTaps } from '../model/taps.ts';
import type { SiteRecord } from '../trace/trace.ts';
import { isVector, readTogether, type ReadTogether } from './read-together.ts';

/**
 * Records a run: the attention branch of every block, and the sites asked for. Tensors wait on the device until
 * `flush` reads them back, so that a GPU is not stopped at every block.
 */
export class Recorder implements TileTaps {
  readonly records = new Map<Site, SiteRecord>();
  readonly #wanted: ReadonlySet<Site>;
  readonly #read: ReadTogether;
  #waiting: { site: Site; tensor: tf.Tensor4D }[] = [];

  constructor(config: RcanConfig, sites: readonly Site[], read: ReadTogether = readTogether) {
    this.#read = read;
    const attention = Array.from({ length: config.groups }, (_, g) =>
      Array.from({ length: config.blocks }, (_, b) => attentionSites(g, b)),
    );
    this.#wanted = new Set([...attention.flat(2), ...sites]);
  }

  wants(site: Site): boolean {
    return this.#wanted.has(site);
  }

  record(site: Site, tensor: tf.Tensor4D): void {
    this.#waiting.push({ site, tensor: tf.keep(tf.clone(tensor)) });
  }

  recordMaps(site: Site, maps: PlanarMaps): void {
    this.records.set(site, { site, ...maps });
  }

  /**
   * Reads back what has been recorded since the last flush, and returns the vectors among it. When it resolves,
   * the device has computed everything before the last recorded site.
   */
  async flush(): Promise<SiteRecord[]> {
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      const data = await this.#read(waiting.map(({ tensor }) => tensor));
      const records = waiting.map(({ site, tensor }, i) => planar(site, tensor.shape, data[i]!));
      for (const record of records) this.records.set(record.site, record);
      return records.filter((_, i) => isVector(waiting[i]!.tensor));
    } finally {
      tf.dispose(waiting.map(({ tensor }) => tensor));
    }
  }

  /** Frees what has not been read back. */
  dispose(): void {
    tf.dispose(this.#waiting.map(({ tensor }) => tensor));
    this.#waiting = [];
  }
}

/** NHWC with N = 1 -> one plane after the other. */
function planar(site: Site, shape: tf.Tensor4D['shape'], data: Float32Array): SiteRecord {
  const [, height, width, channels] = shape;
  const size = height * width;
  const planes = new Float32Array(data.length);
  for (let c = 0; c < channels; c++) {
    for (let i = 0, at = c; i < size; i++, at += channels) planes[c * size + i] = data[at]!;
  }
  return { site, channels, height, width, data: planes };
}
