import * as tf from '@tensorflow/tfjs-core';
import type { Site } from '../../model/sites.ts';
import type { Taps } from '../../model/taps.ts';

/**
 * Waits until a GPU has computed what it was sent, for runs of which nothing is recorded: keeps one value of the maps at
 * the last wanted site, and reads it back.
 */
export class GpuFence implements Taps {
  readonly #wanted: ReadonlySet<Site>;
  #latest: tf.Tensor | undefined;

  /** @param wanted sites whose maps a pass computes whether or not they are tapped */
  constructor(wanted: Iterable<Site>) {
    this.#wanted = new Set(wanted);
  }

  /** As `Taps.wants`. */
  wants(site: Site): boolean {
    return this.#wanted.has(site);
  }

  /** As `Taps.record`: keeps one value of the tensor instead of the previous one. */
  record(_site: Site, tensor: tf.Tensor4D): void {
    this.dispose();
    this.#latest = tf.keep(tf.slice(tensor, [0, 0, 0, 0], [1, 1, 1, 1]));
  }

  /** Resolves when everything up to the last recorded site has been computed. */
  async settle(): Promise<void> {
    await this.#latest?.data();
    this.dispose();
  }

  /** Frees the kept value. */
  dispose(): void {
    this.#latest?.dispose();
    this.#latest = undefined;
  }
}
