import * as tf from '@tensorflow/tfjs-core';
import { attentionSites, type Site } from '../model/sites.ts';
import type { RcanConfig } from '../model/config.ts';
import type { PlanarMaps, TileTaps } from '../model/taps.ts';
import type { SiteRecord } from '../trace/trace.ts';

/**
 * Records a run: the attention branch of every block, and the sites asked for. Tensors wait on the device until
 * `flush` reads them back, so that a GPU is not stopped at every block.
 */
export class Recorder implements TileTaps {
  readonly records = new Map<Site, SiteRecord>();
  readonly #wanted: ReadonlySet<Site>;
  #waiting: { site: Site; tensor: tf.Tensor4D }[] = [];

  constructor(config: RcanConfig, sites: readonly Site[]) {
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
    const vectors = waiting.filter(({ tensor }) => isVector(tensor));
    const maps = waiting.filter(({ tensor }) => !isVector(tensor));
    try {
      const records = await readVectors(vectors);
      for (const record of records) this.records.set(record.site, record);
      // All at once: one after the other, each would wait for the GPU by itself.
      const read = maps.map(async ({ site, tensor }) =>
        planar(site, tensor.shape, await tensor.data<'float32'>()),
      );
      for (const record of await Promise.all(read)) this.records.set(record.site, record);
      return records;
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

const isVector = ({ shape }: tf.Tensor4D): boolean => shape[1] === 1 && shape[2] === 1;

/** Reads vectors [1, 1, 1, C] back in one go: on WebGPU each read is a submission of its own. */
async function readVectors(
  vectors: readonly { readonly site: Site; readonly tensor: tf.Tensor4D }[],
): Promise<SiteRecord[]> {
  if (vectors.length === 0) return [];
  const joined = tf.tidy(() => tf.concat(vectors.map(({ tensor }) => tf.reshape(tensor, [-1]))));
  try {
    const data = await joined.data<'float32'>();
    let start = 0;
    return vectors.map(({ site, tensor }) => {
      const channels = tensor.shape[3];
      // A copy each: records cross threads one by one, and a transferred buffer takes all views with it.
      const values = data.slice(start, start + channels);
      start += channels;
      return { site, channels, height: 1, width: 1, data: values };
    });
  } finally {
    joined.dispose();
  }
}

/** Pixels whose samples stay in the nearest cache while they are dealt out to their planes. */
const stretch = 64;

/** NHWC with N = 1 -> one plane after the other. */
function planar(site: Site, shape: tf.Tensor4D['shape'], data: Float32Array): SiteRecord {
  const [, height, width, channels] = shape;
  const size = height * width;
  const planes = new Float32Array(data.length);
  for (let start = 0; start < size; start += stretch) {
    const end = Math.min(start + stretch, size);
    for (let c = 0; c < channels; c++) {
      for (let i = start; i < end; i++) planes[c * size + i] = data[i * channels + c]!;
    }
  }
  return { site, channels, height, width, data: planes };
}
