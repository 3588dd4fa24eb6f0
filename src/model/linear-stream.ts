import * as tf from '@tensorflow/tfjs-core';
import { shuffleFactors, type RcanConfig } from './config.ts';
import { disposeConv, uploadConv, type Conv } from './conv.ts';
import { convolutions } from './convolutions.ts';
import type { Edited } from './edits/edited.ts';
import { canAdd, canShuffle, conv2d, convAndAdd, convAndShuffle, pixelShuffle } from './layers.ts';
import type { Pass } from './pass.ts';
import { gatesFrom } from './residuals.ts';
import * as sites from './sites.ts';
import type { Site } from './sites.ts';
import type { Step } from './taps.ts';

/**
 * What is behind the blocks of an RCAN, which is affine: the skip connections and closing convolutions of groups and
 * body, the upsampler, the last convolution and `add_mean`; with all biases or without any. Edited convolutions and gates
 * are those of the edits. Owns copies of the convolutions, which are uploaded on first use and freed with `dispose`.
 *
 * The generators yield after every convolution. They free the maps that they are given and return others, which `pass`
 * owns.
 */
export class LinearStream {
  readonly #config: RcanConfig;
  readonly #edited: Edited;
  readonly #biased: boolean;
  readonly #convs = new Map<Site, Conv>();

  constructor(config: RcanConfig, edited: Edited, { biased }: { readonly biased: boolean }) {
    this.#config = config;
    this.#edited = edited;
    this.#biased = biased;
  }

  /** C_g, the convolution that closes group g (paper eq. 9), and the groups behind it: [1, H, W, C] -> [1, H, W, C]. */
  *fromGroup(g: number, x: tf.Tensor4D, pass: Pass): Generator<Step, tf.Tensor4D, void> {
    const closed = yield* this.#step(sites.group(g), x, pass, () =>
      this.#conv(sites.groupConv(this.#config, g), x),
    );
    return yield* this.throughGroups(g + 1, closed, pass);
  }

  /**
   * From group g to the last one along their skip connections, A_{G-1} ... A_g x with A_g x = a_g x + C_g (P_g x): a_g is
   * the gate of the group's skip connection, P_g the product of those of its blocks. [1, H, W, C] -> [1, H, W, C].
   */
  *throughGroups(g: number, x: tf.Tensor4D, pass: Pass): Generator<Step, tf.Tensor4D, void> {
    let maps = x; // [1, H, W, C] throughout
    for (let at = g; at < this.#config.groups; at++) {
      const before = maps;
      maps = yield* this.#step(sites.group(at), before, pass, () => this.#group(at, before));
    }
    return maps;
  }

  /** C, the convolution that closes the body (eq. 7), and what is behind it: [1, H, W, C] -> [1, H s, W s, colors]. */
  *throughBody(x: tf.Tensor4D, pass: Pass): Generator<Step, tf.Tensor4D, void> {
    const site = sites.bodyConv(this.#config);
    return yield* this.toPicture(yield* this.#step(site, x, pass, () => this.#conv(site, x)), pass);
  }

  /** T, upsampler, last convolution and `add_mean` (eq. 3 and 4): [1, H, W, C] -> [1, H s, W s, colors]. */
  *toPicture(x: tf.Tensor4D, pass: Pass): Generator<Step, tf.Tensor4D, void> {
    let maps = x; // [1, h, w, C], h x w being H x W times the factors so far
    for (const [k, r] of shuffleFactors(this.#config.scale).entries()) {
      const before = maps;
      maps = yield* this.#step(sites.shuffle(k), before, pass, () =>
        this.#upscale(sites.upConv(k), r, before),
      );
    }
    const upscaled = maps;
    return yield* this.#step(sites.addMean, upscaled, pass, () =>
      this.#conv(sites.addMean, this.#conv(sites.tailConv, upscaled)),
    );
  }

  /** Frees the convolutions. */
  dispose(): void {
    for (const conv of this.#convs.values()) disposeConv(conv);
    this.#convs.clear();
  }

  /** The maps that `layer` computes from x, which is freed. */
  *#step(
    site: Site,
    x: tf.Tensor4D,
    pass: Pass,
    layer: () => tf.Tensor4D,
  ): Generator<Step, tf.Tensor4D, void> {
    const maps = pass.hold(layer);
    pass.release(x);
    yield pass.stepDone(site);
    return maps;
  }

  #group(g: number, x: tf.Tensor4D): tf.Tensor4D {
    const conv = this.#weights(sites.groupConv(this.#config, g));
    const skip = times(this.#edited.gate(sites.group(g)), x); // [1, H, W, C]
    const inside = times(
      gatesFrom(this.#config, (sum) => this.#edited.gate(sum), g, 0),
      x,
    ); // [1, H, W, C]
    return conv && canAdd(conv)
      ? convAndAdd(inside, conv, skip)
      : tf.add(this.#conv(sites.groupConv(this.#config, g), inside), skip);
  }

  #upscale(site: Site, r: number, x: tf.Tensor4D): tf.Tensor4D {
    const conv = this.#weights(site);
    return conv && canShuffle(conv, r) ? convAndShuffle(x, conv, r) : pixelShuffle(this.#conv(site, x), r);
  }

  #conv(site: Site, x: tf.Tensor4D): tf.Tensor4D {
    const conv = this.#weights(site);
    return conv ? conv2d(x, conv) : x;
  }

  /** Undefined for the mean shift of a network without one. */
  #weights(site: Site): Conv | undefined {
    const made = this.#convs.get(site);
    if (made) return made;
    const state = this.#edited.stateAt(site);
    if (!state.has(sites.weight(site))) return undefined;
    const shape = convolutions(this.#config).get(site)!;
    const conv = uploadConv(state, site, { ...shape, biased: this.#biased });
    this.#convs.set(site, conv);
    return conv;
  }
}

/** gate x, or x itself where the gate is open. */
function times(gate: number, x: tf.Tensor4D): tf.Tensor4D {
  return gate === 1 ? x : tf.mul(x, gate);
}
