import * as tf from '@tensorflow/tfjs-core';
import { attentionSites, type Site } from '../model/sites.ts';
import type { RcanConfig } from '../model/config.ts';
import type { PlanarMaps, TileTaps } from '../model/taps.ts';
import type { SiteRecord } from '../trace/trace.ts';
import type { RunRequest } from './protocol.ts';
import { isVector, readBatch, type ReadBatch, type ViewData } from './read-batch.ts';

export interface RecorderOptions {
  /** Gives a tensor's data without a copy, on a backend that has computed it when the call returns. */
  readonly view?: ViewData | undefined;
  /** Reads tensors back on other backends. */
  readonly read?: ReadBatch | undefined;
}

/** What a run records: the sites asked for and, unless that is declined, the attention branch of every block. */
export function sitesToRecord(
  config: RcanConfig,
  { sites, attention = true }: RunRequest,
): ReadonlySet<Site> {
  const blocks = attention ? Array.from({ length: config.blocks }, (_, b) => b) : [];
  const ofGroup = (g: number): Site[] => blocks.flatMap((b) => attentionSites(g, b));
  return new Set([...Array.from({ length: config.groups }, (_, g) => ofGroup(g)).flat(), ...sites]);
}

/**
 * Records the wanted sites of a run. On a GPU, tensors are kept until `flush` reads them back, so that the GPU is not
 * waited for at every block.
 */
export class Recorder implements TileTaps {
  readonly records = new Map<Site, SiteRecord>();
  readonly #wanted: ReadonlySet<Site>;
  readonly #view: ViewData | undefined;
  readonly #read: ReadBatch;
  #waiting: { site: Site; tensor: tf.Tensor4D }[] = [];
  #vectors: SiteRecord[] = [];

  constructor(wanted: ReadonlySet<Site>, { view, read = readBatch }: RecorderOptions) {
    this.#wanted = wanted;
    this.#view = view;
    this.#read = read;
  }

  /** As `Taps.wants`. */
  wants(site: Site): boolean {
    return this.#wanted.has(site);
  }

  /** As `Taps.record`. */
  record(site: Site, tensor: tf.Tensor4D): void {
    if (this.#view) this.#keep(site, tensor, this.#view(tensor));
    else this.#waiting.push({ site, tensor: tf.keep(tf.clone(tensor)) });
  }

  /** Takes over vectors that an earlier run has recorded; the next flush returns them too. */
  take(vectors: readonly SiteRecord[]): void {
    for (const vector of vectors) this.records.set(vector.site, vector);
    this.#vectors.push(...vectors);
  }

  /** As `TileTaps.recordMaps`. */
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
      waiting.forEach(({ site, tensor }, i) => this.#keep(site, tensor, data[i]!));
    } finally {
      tf.dispose(waiting.map(({ tensor }) => tensor));
    }
    const vectors = this.#vectors;
    this.#vectors = [];
    return vectors;
  }

  /** Frees what has not been read back. */
  dispose(): void {
    tf.dispose(this.#waiting.map(({ tensor }) => tensor));
    this.#waiting = [];
  }

  #keep(site: Site, tensor: tf.Tensor4D, data: Float32Array): void {
    const record = planar(site, tensor.shape, data);
    this.records.set(site, record);
    if (isVector(tensor)) this.#vectors.push(record);
  }
}

/** Pixels that are transposed at a time, so that their samples stay in the L1 cache. */
const blockPixels = 64;

/** NHWC with N = 1 -> CHW. */
function planar(site: Site, shape: tf.Tensor4D['shape'], data: Float32Array): SiteRecord {
  const [, height, width, channels] = shape;
  const size = height * width;
  const planes = new Float32Array(data.length);
  for (let start = 0; start < size; start += blockPixels) {
    const end = Math.min(start + blockPixels, size);
    for (let c = 0; c < channels; c++) {
      for (let i = start; i < end; i++) planes[c * size + i] = data[i * channels + c]!;
    }
  }
  return { site, channels, height, width, data: planes };
}
