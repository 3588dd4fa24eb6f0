import * as tf from '@tensorflow/tfjs-core';
import { shuffleFactors, type RcanConfig } from './config.ts';
import { convolutions, isMeanShift } from './convolutions.ts';
import { disposeConv, uploadConv, type Conv } from './conv.ts';
import {
  canShuffle,
  conv2d,
  attend,
  canAdd,
  convAndAdd,
  convAndMeans,
  convAndShuffle,
  pixelShuffle,
  scaleAdd,
  toPyTorchOrder,
} from './layers.ts';
import type { Edit } from './edits/edit.ts';
import { Edited } from './edits/edited.ts';
import { Pass, type PassOptions } from './pass.ts';
import * as sites from './sites.ts';
import type { Site } from './sites.ts';
import type { StateDict } from './state-dict.ts';
import { stepSites } from './steps.ts';
import type { Step } from './taps.ts';
import { isTrainable, uploadTrainable, type TrainableConv } from './trainable-conv.ts';

/**
 * RCAN, the residual channel attention network: Y. Zhang, K. Li, K. Li, L. Wang, B. Zhong, Y. Fu, "Image Super-Resolution
 * Using Very Deep Residual Channel Attention Networks", ECCV 2018, arXiv 1807.02758. Layer by layer and with the names
 * of the authors' code, `model/rcan.py` and `model/common.py` of https://github.com/yulunzhang/RCAN.
 *
 * Shapes in comments are NHWC with N = 1, in training the batch: H x W is the LR picture, C the features, C/r the hidden channels of the
 * attention. `pass.tap(site, x)` returns x and records it where the site is tapped; `pass.edit`, `pass.skip` and
 * `weights` apply edits, and change nothing without any. The weights are on the TF.js backend that is current at
 * construction.
 */
export class Rcan {
  readonly config: RcanConfig;
  private readonly convs = new Map<Site, Conv>();
  readonly state: StateDict;
  private readonly trainable: boolean;

  /**
   * Uploads the weights. Throws `ReaderError` when `state` lacks a parameter or one has another shape.
   * @param trainable whether the weights are to be variables of TF.js, all but the mean shifts' (`variables`)
   */
  constructor(config: RcanConfig, state: StateDict, { trainable = false } = {}) {
    this.config = config;
    this.state = state;
    this.trainable = trainable;
    try {
      for (const [site, shape] of convolutions(config)) {
        if (isMeanShift(site) && !state.has(sites.weight(site))) continue;
        const conv = trainable
          ? uploadTrainable(state, site, shape, isMeanShift(site))
          : uploadConv(state, site, shape);
        this.convs.set(site, conv);
      }
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  /**
   * The forward pass: x [1, H, W, colors], 0..255 -> [1, H scale, W scale, colors], near 0..255, not rounded. A trainable
   * network takes batches [N, H, W, colors].
   * Yields after each step, so that the caller can report, let others run, or stop it with `return()`; tensors that the
   * pass holds are then freed. The caller owns x and the result. Steps whose results are cached are skipped.
   */
  *forward(x: tf.Tensor4D, options: PassOptions = {}): Generator<Step, tf.Tensor4D, void> {
    const [, height, width] = x.shape;
    const pass = new Pass(stepSites(this.config).length, height, width, options);
    try {
      // F_0 (paper eq. 1): [1, H, W, colors] -> [1, H, W, C]
      const shallow = yield* pass.runStep(sites.head, () => this.head(this.subMean(x, pass), pass));

      const deep = yield* this.body(shallow, pass); // F_DF (eq. 2): [1, H, W, C]
      pass.release(shallow);

      const centred = yield* this.tail(deep, pass); // [1, H scale, W scale, colors]

      const output = this.addMean(centred, pass); // I_SR (eq. 4): [1, H scale, W scale, colors]
      yield pass.stepDone(sites.addMean);
      return pass.handOver(output);
    } finally {
      pass.releaseAll();
    }
  }

  /** The weights of a trainable network by the site of their convolution; none of another. They stay the network's. */
  variables(): ReadonlyMap<Site, TrainableConv> {
    return new Map([...this.convs].filter((entry): entry is [Site, TrainableConv] => isTrainable(entry[1])));
  }

  /** Edits prepared for this network, which must pass `checkEdits`; the caller disposes them. */
  edited(edits: readonly Edit[]): Edited {
    return new Edited(this.config, this.state, edits);
  }

  /** Frees the weights. */
  dispose(): void {
    for (const conv of this.convs.values()) disposeConv(conv);
    this.convs.clear();
  }

  /** `sub_mean`: subtracts a mean colour, [1, H, W, colors] -> [1, H, W, colors]. */
  subMean(x: tf.Tensor4D, pass: Pass): tf.Tensor4D {
    return pass.tap(sites.subMean, this.meanShift(sites.subMean, x));
  }

  /** `head`: the shallow feature extraction (paper eq. 1), [1, H, W, colors] -> [1, H, W, C]. */
  head(x: tf.Tensor4D, pass: Pass): tf.Tensor4D {
    return pass.tap(sites.head, this.conv(sites.head, x, pass));
  }

  /**
   * `body` and the long skip connection, `res += x`: residual in residual (paper eq. 6 and 7), G residual groups and a
   * convolution, [1, H, W, C] -> [1, H, W, C].
   */
  private *body(x: tf.Tensor4D, pass: Pass): Generator<Step, tf.Tensor4D, void> {
    let res = x; // [1, H, W, C] throughout
    for (let g = 0; g < this.config.groups; g++) {
      const before = pass.tap(sites.input(sites.group(g)), res);
      res = pass.cached(sites.group(g)) ?? (yield* this.residualGroup(g, before, pass));
      if (before !== x) pass.release(before);
    }
    const conv = sites.bodyConv(this.config);
    return yield* pass.runStep(sites.tailInput, () =>
      this.lastConvAndSkip(conv, sites.tailInput, res, x, pass),
    );
  }

  /**
   * `ResidualGroup`: B blocks, a convolution and the short skip connection (paper eq. 8 and 9),
   * [1, H, W, C] -> [1, H, W, C].
   */
  private *residualGroup(g: number, x: tf.Tensor4D, pass: Pass): Generator<Step, tf.Tensor4D, void> {
    let res = x; // [1, H, W, C] throughout
    for (let b = 0; b < this.config.blocks; b++) {
      const before = pass.tap(sites.input(sites.block(g, b)), res);
      res = yield* pass.runStep(sites.block(g, b), () => this.rcab(g, b, before, pass));
      if (before !== x) pass.release(before);
    }
    const conv = sites.groupConv(this.config, g);
    return yield* pass.runStep(sites.group(g), () =>
      this.lastConvAndSkip(conv, sites.group(g), res, x, pass),
    );
  }

  /**
   * The last convolution of a `body`, the network's or a group's, and `res += x`; fused to one kernel where there is one
   * and the convolution is not tapped. [1, H, W, C] -> [1, H, W, C]. Frees `res`.
   */
  private lastConvAndSkip(site: Site, sum: Site, res: tf.Tensor4D, x: tf.Tensor4D, pass: Pass): tf.Tensor4D {
    const conv = this.weights(site, pass);
    const skip = pass.skip(sum, x); // [1, H, W, C]
    const fused = canAdd(conv) && !pass.wants(site);
    const y = fused ? convAndAdd(res, conv, skip) : pass.tap(site, conv2d(res, conv)); // [1, H, W, C]
    if (res !== x) pass.release(res);
    return pass.tap(sum, fused ? y : tf.add(y, skip)); // [1, H, W, C]
  }

  /**
   * `RCAB`, residual channel attention block: convolution, ReLU, convolution, channel attention and the identity branch
   * (paper eq. 13 and 14), [1, H, W, C] -> [1, H, W, C].
   */
  private rcab(g: number, b: number, x: tf.Tensor4D, pass: Pass): tf.Tensor4D {
    const relu = this.convRelu(sites.blockConv1(g, b), sites.blockRelu(g, b), x, pass); // [1, H, W, C]
    const { y: res, means } = convAndMeans(relu, this.weights(sites.blockConv2(g, b), pass)); // [1, H, W, C]
    pass.tap(sites.blockConv2(g, b), res);
    relu.dispose();
    const s = this.caLayer(g, b, means ?? res, pass); // [1, 1, 1, C]
    const skip = pass.skip(sites.block(g, b), x); // [1, H, W, C]
    // `CALayer` returns x * y; here the product is a tensor of its own only where it is tapped.
    const sum: tf.Tensor4D = pass.wants(sites.channelAttention(g, b))
      ? tf.add(pass.tap(sites.channelAttention(g, b), tf.mul(res, s)), skip)
      : scaleAdd(res, s, skip, this.trainable); // [1, H, W, C]
    res.dispose();
    return pass.tap(sites.block(g, b), sum); // [1, H, W, C]
  }

  /**
   * `CALayer` up to its sigmoid: `avg_pool`, then `conv_du` (paper eq. 10 and 11). `rcab` multiplies (eq. 12).
   * @param x the maps [1, H, W, C], or their means as `convAndMeans` returns them
   * @returns s [1, 1, 1, C], one factor in 0..1 per channel
   */
  caLayer(g: number, b: number, x: tf.Tensor4D, pass: Pass): tf.Tensor4D {
    const [down, up] = [this.weights(sites.squeeze(g, b), pass), this.weights(sites.excite(g, b), pass)];
    const attention = attend(x, down, up, () => pass.averagers);
    const z = pass.edit(sites.pooled(g, b), attention.z); // [1, 1, 1, C]
    const edited = z !== attention.z;
    const { squeezed, hidden, excited, s } = edited ? attend(z, down, up, () => pass.averagers) : attention;
    pass.tap(sites.squeeze(g, b), squeezed); // [1, 1, 1, C/r]
    pass.tap(sites.hidden(g, b), hidden); // [1, 1, 1, C/r]
    pass.tap(sites.excite(g, b), excited); // [1, 1, 1, C]
    return pass.edit(sites.attention(g, b), s); // [1, 1, 1, C]
  }

  /**
   * `tail`: `Upsampler` (paper eq. 3) and the convolution to the picture (eq. 4),
   * [1, H, W, C] -> [1, H scale, W scale, colors]. Frees x.
   */
  *tail(x: tf.Tensor4D, pass: Pass): Generator<Step, tf.Tensor4D, void> {
    const upscaled = yield* this.upsampler(x, pass); // F_UP: [1, H scale, W scale, C]
    const y = pass.hold(() => pass.tap(sites.tailConv, this.conv(sites.tailConv, upscaled, pass)));
    pass.release(upscaled);
    return y; // [1, H scale, W scale, colors]
  }

  /**
   * `Upsampler`: for each factor r a convolution C -> C r^2 and a `PixelShuffle` by r,
   * [1, H, W, C] -> [1, H scale, W scale, C]. Frees x.
   */
  private *upsampler(x: tf.Tensor4D, pass: Pass): Generator<Step, tf.Tensor4D, void> {
    let maps = x; // [1, h, w, C], h x w being H x W times the factors so far
    for (const [k, r] of shuffleFactors(this.config.scale).entries()) {
      maps = this.convPixelShuffle(k, r, maps, pass); // [1, h r, w r, C]
      yield pass.stepDone(sites.shuffle(k));
    }
    return maps;
  }

  /**
   * The k-th convolution and `PixelShuffle` of `Upsampler`, [1, h, w, C] -> [1, h r, w r, C]; fused to one kernel where
   * there is one and the convolution is not tapped. Frees x.
   */
  private convPixelShuffle(k: number, r: number, x: tf.Tensor4D, pass: Pass): tf.Tensor4D {
    const conv = this.weights(sites.upConv(k), pass);
    if (canShuffle(conv, r) && !pass.wants(sites.upConv(k))) {
      const maps = pass.hold(() => pass.tap(sites.shuffle(k), convAndShuffle(x, conv, r))); // [1, h r, w r, C]
      pass.release(x);
      return maps;
    }
    const wide = pass.hold(() => conv2d(x, conv)); // [1, h, w, C r^2]
    pass.release(x);
    if (pass.wants(sites.upConv(k))) {
      pass.release(pass.hold(() => pass.tap(sites.upConv(k), toPyTorchOrder(wide, r)))); // [1, h, w, C r^2]
    }
    const maps = pass.hold(() => pass.tap(sites.shuffle(k), pixelShuffle(wide, r))); // [1, h r, w r, C]
    pass.release(wide);
    return maps;
  }

  /** `add_mean`: adds the mean colour back, [1, h, w, colors] -> [1, h, w, colors]. Frees x. */
  addMean(x: tf.Tensor4D, pass: Pass): tf.Tensor4D {
    const y = pass.hold(() => pass.tap(sites.addMean, this.meanShift(sites.addMean, x)));
    pass.release(x);
    return y;
  }

  /** `MeanShift`, a 1x1 convolution whose values the checkpoint holds; without them, as in one-channel networks, x. */
  meanShift(site: Site, x: tf.Tensor4D): tf.Tensor4D {
    const shift = this.convs.get(site);
    return shift ? conv2d(x, shift) : tf.clone(x); // [1, h, w, colors]
  }

  /** A convolution and its ReLU, fused unless the convolution is tapped: [1, h, w, in] -> [1, h, w, out]. */
  convRelu(conv: Site, relu: Site, x: tf.Tensor4D, pass: Pass): tf.Tensor4D {
    if (!pass.wants(conv)) return pass.tap(relu, conv2d(x, this.weights(conv, pass), 'relu'));
    return pass.tap(relu, tf.relu(pass.tap(conv, this.conv(conv, x, pass))));
  }

  /** The convolution at a site, [1, h, w, in] -> [1, h, w, out]. Does not tap. */
  conv(site: Site, x: tf.Tensor4D, pass: Pass): tf.Tensor4D {
    return conv2d(x, this.weights(site, pass));
  }

  /** The network's own weights, or those that edits put in their place. */
  private weights(site: Site, pass: Pass): Conv {
    const own = this.convs.get(site);
    const found = pass.conv(site, own) ?? own;
    if (!found) throw new Error(`No weights at "${site}": this Rcan has been disposed.`);
    return found;
  }
}
