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

/**
 * RCAN, the residual channel attention network (Zhang et al., ECCV 2018), layer by layer as the authors'
 * `rcan.py` and `common.py` have it. Shapes in comments are NHWC with N = 1 left as 1: H x W is the LR picture,
 * C the features, C/r the hidden channels of the attention. `pass.tap(site, x)` is x, shown to who listens there;
 * `pass.edit`, `pass.skip` and `weights` are where edits come in, and without any give back what is there.
 * The weights live on the TF.js backend that is current at construction.
 */
export class Rcan {
  readonly config: RcanConfig;
  private readonly convs = new Map<Site, Conv>();
  readonly state: StateDict;

  /** Uploads the weights. Throws `ReaderError` when `state` lacks a parameter or one has another shape. */
  constructor(config: RcanConfig, state: StateDict) {
    this.config = config;
    this.state = state;
    try {
      for (const [site, shape] of convolutions(config)) {
        if (isMeanShift(site) && !state.has(sites.weight(site))) continue;
        this.convs.set(site, uploadConv(state, site, shape));
      }
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  /**
   * The forward pass: x [1, H, W, colors], 0..255 -> [1, H scale, W scale, colors], near 0..255, not rounded.
   * Yields after each step, so that the caller can report, let others run, or stop it with `return()`; whatever
   * the pass holds is then freed. The caller owns x and the result. What an earlier pass has left is not computed.
   */
  *forward(x: tf.Tensor4D, options: PassOptions = {}): Generator<Step, tf.Tensor4D, void> {
    const [, height, width] = x.shape;
    const pass = new Pass(stepSites(this.config).length, height, width, options);
    try {
      // F_0, the shallow features (paper eq. 1): [1, H, W, colors] -> [1, H, W, C]
      const shallow = yield* pass.once(sites.head, () => {
        const centred = pass.tap(sites.subMean, this.meanShift(sites.subMean, x)); // [1, H, W, colors]
        return pass.tap(sites.head, this.conv(sites.head, centred, pass)); // [1, H, W, C]
      });

      const deep = yield* this.residualInResidual(shallow, pass); // [1, H, W, C]
      pass.release(shallow);

      const large = yield* this.upsampler(deep, pass); // [1, H scale, W scale, C]

      const output = this.colours(large, pass); // [1, H scale, W scale, colors]
      yield pass.step(sites.addMean);
      return pass.handOver(output);
    } finally {
      pass.releaseAll();
    }
  }

  /** Edits made ready for this network, which must pass `checkEdits`; the caller disposes them. */
  edited(edits: readonly Edit[]): Edited {
    return new Edited(this.config, this.state, edits);
  }

  /** Frees the weights. */
  dispose(): void {
    for (const conv of this.convs.values()) disposeConv(conv);
    this.convs.clear();
  }

  /** MeanShift: a 1x1 convolution that takes the data set's mean colour away, or puts it back. */
  meanShift(site: Site, x: tf.Tensor4D): tf.Tensor4D {
    const shift = this.convs.get(site);
    return shift ? conv2d(x, shift) : tf.clone(x);
  }

  /** The body (residual in residual, paper eq. 6 and 7): G groups, a convolution, the long skip connection. */
  private *residualInResidual(shallow: tf.Tensor4D, pass: Pass): Generator<Step, tf.Tensor4D, void> {
    let features = shallow; // [1, H, W, C] throughout
    for (let g = 0; g < this.config.groups; g++) {
      const before = pass.tap(sites.input(sites.group(g)), features);
      features = pass.recall(sites.group(g)) ?? (yield* this.residualGroup(g, before, pass));
      if (before !== shallow) pass.release(before);
    }
    const closed = sites.bodyConv(this.config);
    return yield* pass.once(sites.tailInput, () =>
      this.close(closed, sites.tailInput, features, shallow, pass),
    );
  }

  /** ResidualGroup (paper eq. 8 and 9): B blocks, a convolution, the short skip connection. */
  private *residualGroup(g: number, x: tf.Tensor4D, pass: Pass): Generator<Step, tf.Tensor4D, void> {
    let features = x; // [1, H, W, C] throughout
    for (let b = 0; b < this.config.blocks; b++) {
      const before = pass.tap(sites.input(sites.block(g, b)), features);
      features = yield* pass.once(sites.block(g, b), () => this.rcab(g, b, before, pass));
      if (before !== x) pass.release(before);
    }
    const closed = sites.groupConv(this.config, g);
    return yield* pass.once(sites.group(g), () => this.close(closed, sites.group(g), features, x, pass));
  }

  /**
   * The convolution that closes a group or the body, and the skip connection around it; in one kernel where there is
   * one and nobody wants to see what is added. Frees the features.
   */
  private close(site: Site, sum: Site, features: tf.Tensor4D, x: tf.Tensor4D, pass: Pass): tf.Tensor4D {
    const conv = this.weights(site, pass);
    const skip = pass.skip(sum, x); // [1, H, W, C] throughout
    const atOnce = canAdd(conv) && !pass.wants(site);
    const convolved = atOnce ? convAndAdd(features, conv, skip) : pass.tap(site, conv2d(features, conv));
    if (features !== x) pass.release(features);
    return pass.tap(sum, atOnce ? convolved : tf.add(convolved, skip));
  }

  /** RCAB, residual channel attention block (paper eq. 13 and 14): two convolutions, attention, the identity branch. */
  private rcab(g: number, b: number, x: tf.Tensor4D, pass: Pass): tf.Tensor4D {
    const first = this.convRelu(sites.blockConv1(g, b), sites.blockRelu(g, b), x, pass); // [1, H, W, C]
    const { y: second, means } = convAndMeans(first, this.weights(sites.blockConv2(g, b), pass));
    pass.tap(sites.blockConv2(g, b), second); // [1, H, W, C]
    first.dispose();
    const s = this.caLayer(g, b, means ?? second, pass); // [1, 1, 1, C]
    const skip = pass.skip(sites.block(g, b), x); // [1, H, W, C]
    // Rescaled maps are made one by one only for those who want to see them.
    const sum: tf.Tensor4D = pass.wants(sites.channelAttention(g, b))
      ? tf.add(pass.tap(sites.channelAttention(g, b), tf.mul(second, s)), skip)
      : scaleAdd(second, s, skip);
    second.dispose();
    return pass.tap(sites.block(g, b), sum); // [1, H, W, C]
  }

  /**
   * CALayer, channel attention (paper eq. 10 to 12): what the means of all maps say about each one's factor. x is the
   * maps [1, H, W, C], or their means [1, 1, 1, C] where they are known.
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

  /** Upsampler: per factor r a convolution C -> C r^2, then the pixel shuffle that lays r^2 maps into one. */
  *upsampler(x: tf.Tensor4D, pass: Pass): Generator<Step, tf.Tensor4D, void> {
    let maps = x; // [1, h, w, C], h x w being H x W times the factors so far
    for (const [k, r] of shuffleFactors(this.config.scale).entries()) {
      maps = this.upscale(k, r, maps, pass); // [1, h r, w r, C]
      yield pass.step(sites.shuffle(k));
    }
    return maps;
  }

  /** One stage of the upsampler, in one kernel where there is one and nobody wants to see what is shuffled. Frees x. */
  private upscale(k: number, r: number, x: tf.Tensor4D, pass: Pass): tf.Tensor4D {
    const conv = this.weights(sites.upConv(k), pass);
    if (canShuffle(conv, r) && !pass.wants(sites.upConv(k))) {
      const maps = pass.hold(() => pass.tap(sites.shuffle(k), convAndShuffle(x, conv, r))); // [1, h r, w r, C]
      pass.release(x);
      return maps;
    }
    const wide = pass.hold(() => conv2d(x, conv)); // [1, h, w, C r^2]
    pass.release(x);
    if (pass.wants(sites.upConv(k))) {
      pass.release(pass.hold(() => pass.tap(sites.upConv(k), toPyTorchOrder(wide, r))));
    }
    const maps = pass.hold(() => pass.tap(sites.shuffle(k), pixelShuffle(wide, r))); // [1, h r, w r, C]
    pass.release(wide);
    return maps;
  }

  /** The last convolution, to the picture, and the mean colour put back: [1, H, W, colors]. Frees the maps. */
  colours(maps: tf.Tensor4D, pass: Pass): tf.Tensor4D {
    const centred = pass.hold(() => pass.tap(sites.tailConv, this.conv(sites.tailConv, maps, pass)));
    pass.release(maps);
    const colours = pass.hold(() => pass.tap(sites.addMean, this.meanShift(sites.addMean, centred)));
    pass.release(centred);
    return colours;
  }

  /** Convolution and ReLU in one kernel, unless somebody wants to see what the ReLU cut off. */
  convRelu(conv: Site, relu: Site, x: tf.Tensor4D, pass: Pass): tf.Tensor4D {
    if (!pass.wants(conv)) return pass.tap(relu, conv2d(x, this.weights(conv, pass), 'relu'));
    return pass.tap(relu, tf.relu(pass.tap(conv, this.conv(conv, x, pass))));
  }

  conv(site: Site, x: tf.Tensor4D, pass: Pass): tf.Tensor4D {
    return conv2d(x, this.weights(site, pass));
  }

  /** The network's own weights, or those that edits put in their place. */
  private weights(site: Site, pass: Pass): Conv {
    const found = pass.conv(site) ?? this.convs.get(site);
    if (!found) throw new Error(`No weights at "${site}": this Rcan has been disposed.`);
    return found;
  }
}
