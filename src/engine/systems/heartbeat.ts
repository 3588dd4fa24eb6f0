import * as tf from '@tensorflow/tfjs-core';
import type { Site } from '../../model/sites.ts';
import type { Taps } from '../../model/taps.ts';

/**
 * Lets a run of which nothing is recorded wait until a GPU has computed what it was sent: keeps one number of the maps at
 * the last site that passed, and reads it back.
 */
export class Heartbeat implements Taps {
  readonly #wanted: ReadonlySet<Site>;
  #latest: tf.Tensor | undefined;

  /** @param wanted sites that are computed all the same, whoever listens */
  constructor(wanted: Iterable<Site>) {
    this.#wanted = new Set(wanted);
  }

  wants(site: Site): boolean {
    return this.#wanted.has(site);
  }

  record(_site: Site, tensor: tf.Tensor4D): void {
    this.dispose();
    this.#latest = tf.keep(tf.slice(tensor, [0, 0, 0, 0], [1, 1, 1, 1]));
  }

  /** Resolves when everything before the last site that passed has been computed. */
  async settle(): Promise<void> {
    await this.#latest?.data();
    this.dispose();
  }

  dispose(): void {
    this.#latest?.dispose();
    this.#latest = undefined;
  }
}
