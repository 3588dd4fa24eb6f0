import * as tf from '@tensorflow/tfjs-core';
import type { RcanConfig } from '../config.ts';
import { disposeConv, uploadConv, type Conv } from '../conv.ts';
import { convolutions } from '../convolutions.ts';
import type { Site } from '../sites.ts';
import type { StateDict } from '../state-dict.ts';
import { channelMap } from './channel-map.ts';
import type { Edit } from './edit.ts';
import { editedParameters } from './edited-parameters.ts';
import { editsBySite } from './edits-by-site.ts';

/**
 * A list of edits as a forward pass applies them; at sites without edits, tensors are returned unchanged. Owns copies of
 * convolutions with edited weights, which are uploaded on first use to the backend that is current then, and freed with
 * `dispose`. The weights of the network are not changed.
 */
export class Edited {
  readonly #config: RcanConfig;
  readonly #state: StateDict;
  readonly #edits: ReadonlyMap<Site, readonly Edit[]>;
  readonly #convs = new Map<Site, Conv>();

  /** @param edits must pass `checkEdits` */
  constructor(config: RcanConfig, state: StateDict, edits: readonly Edit[]) {
    this.#config = config;
    this.#state = state;
    this.#edits = editsBySite(edits);
  }

  /** s or z [1, 1, 1, C] after the edits at its site. */
  vector(site: Site, x: tf.Tensor4D): tf.Tensor4D {
    const change = channelMap(this.#at(site), x.shape[3]);
    if (!change) return x;
    const { gains, offsets } = change;
    return tf.tidy(() => tf.add(tf.mul(x, tf.tensor4d(gains, x.shape)), tf.tensor4d(offsets, x.shape)));
  }

  /** The gate of the skip connection that ends in `sum`, 0..1. */
  gate(sum: Site): number {
    const gate = this.#at(sum).findLast(({ kind }) => kind === 'gate');
    return gate?.kind === 'gate' ? gate.value : 1;
  }

  /** The convolution with edited weights that replaces the network's own; undefined without edits of it. */
  conv(site: Site): Conv | undefined {
    const edits = this.#at(site);
    if (edits.length === 0) return undefined;
    const made = this.#convs.get(site);
    if (made) return made;
    const conv = uploadConv(this.stateAt(site), site, convolutions(this.#config).get(site)!);
    this.#convs.set(site, conv);
    return conv;
  }

  /** The network's parameters, those of the convolution at `site` with its edits. */
  stateAt(site: Site): StateDict {
    const edits = this.#at(site);
    return edits.length === 0
      ? this.#state
      : editedParameters(this.#state, site, convolutions(this.#config).get(site)!, edits);
  }

  /** Frees the copies. */
  dispose(): void {
    for (const conv of this.#convs.values()) disposeConv(conv);
    this.#convs.clear();
  }

  #at(site: Site): readonly Edit[] {
    return this.#edits.get(site) ?? [];
  }
}
