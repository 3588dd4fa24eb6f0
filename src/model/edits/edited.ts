import * as tf from '@tensorflow/tfjs-core';
import type { RcanConfig } from '../config.ts';
import { disposeConv, isDifferentiable, uploadConv, type Conv } from '../conv.ts';
import { convolutions } from '../convolutions.ts';
import type { Site } from '../sites.ts';
import type { StateDict } from '../state-dict.ts';
import { channelMap } from './channel-map.ts';
import type { Edit } from './edit.ts';
import { editedParameters } from './edited-parameters.ts';
import { editsBySite } from './edits-by-site.ts';
import { ParameterMask } from './parameter-mask.ts';

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
  readonly #masks = new Map<Site, ParameterMask>();

  /** @param edits must pass `checkEdits` */
  constructor(config: RcanConfig, state: StateDict, edits: readonly Edit[]) {
    this.#config = config;
    this.#state = state;
    this.#edits = editsBySite(edits);
  }

  /** s or z [N, 1, 1, C] after the edits at its site. */
  vector(site: Site, x: tf.Tensor4D): tf.Tensor4D {
    const change = channelMap(this.#at(site), x.shape[3]);
    if (!change) return x;
    const { gains, offsets } = change;
    const shape: [number, number, number, number] = [1, 1, 1, x.shape[3]];
    return tf.tidy(() => tf.add(tf.mul(x, tf.tensor4d(gains, shape)), tf.tensor4d(offsets, shape)));
  }

  /** The gate of the skip connection that ends in `sum`, 0..1. */
  gate(sum: Site): number {
    const gate = this.#at(sum).findLast(({ kind }) => kind === 'gate');
    return gate?.kind === 'gate' ? gate.value : 1;
  }

  /**
   * The convolution with edited weights that replaces `own`, the network's; undefined without edits of it. Where `own` is
   * differentiable its tensors belong to the caller's `tf.tidy`.
   */
  conv(site: Site, own: Conv | undefined): Conv | undefined {
    const edits = this.#at(site);
    if (edits.length === 0) return undefined;
    const shape = convolutions(this.#config).get(site)!;
    if (own && isDifferentiable(own)) {
      const mask = this.#masks.get(site) ?? new ParameterMask(site, shape, edits);
      this.#masks.set(site, mask);
      return mask.apply(own);
    }
    const made = this.#convs.get(site);
    if (made) return made;
    const conv = uploadConv(this.stateAt(site), site, shape);
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
    for (const mask of this.#masks.values()) mask.dispose();
    this.#masks.clear();
  }

  #at(site: Site): readonly Edit[] {
    return this.#edits.get(site) ?? [];
  }
}
