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
import { Pass } from './pass.ts';
import * as sites from './sites.ts';
import type { Site } from './sites.ts';
import type { StateDict } from './state-dict.ts';
import type { Step, Taps } from './taps.ts';

/** Steps of a forward pass: the head, every block, every closing convolution, every tail stage, the output. */
export function stepCount(config: RcanConfig): number {
  return 1 + config.groups * (config.blocks + 1) + 1 + shuffleFactors(config.scale).length + 1;
}

/**
 * RCAN, the residual channel attention network (Zhang et al., ECCV 2018), layer by layer as the authors'
 * `rcan.py` and `common.py` have it. Shapes in comments are NHWC with N = 1 left as 1: H x W is the LR picture,
 * C the features, C/r the hidden channels of the attention. `pass.tap(site, x)` is x, shown to who listens there.
 * The weights live on the TF.js backend that is current at construction.
 */
export class Rcan {
  readonly config: RcanConfig;
  private readonly convs = new Map<Site, Conv>();

  /** Uploads the weights. Throws `ReaderError` when `state` lacks a parameter or one has another shape. */
  constructor(config: RcanConfig, state: StateDict) {
    this.config = config;
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
   * the pass holds is then freed. The caller owns x and the result.
   */
  *forward(x: tf.Tensor4D, taps?: Taps): Generator<Step, tf.Tensor4D, void> {
    const [, height, width] = x.shape;
    const pass = new Pass(stepCount(this.config), height, width, taps);
    try {
      // F_0, the shallow features (paper eq. 1): [1, H, W, colors] -> [1, H, W, C]
      const shallow = pass.hold(() => {
        const centred = pass.tap(sites.subMean, this.meanShift(sites.subMean, x)); // [1, H, W, colors]
        return pass.tap(sites.head, this.conv(sites.head, centred)); // [1, H, W, C]
      });
      yield pass.step(sites.head);

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

  /** Frees the weights. */
  dispose(): void {
    for (const conv of this.convs.values()) disposeConv(conv);
    this.convs.clear();
  }

  /** MeanShift: a 1x1 convolution that takes the data set's mean colour away, or puts it back. */
  meanShift(site: Site, x: tf.Tensor4D): tf.Tensor4D {
    return this.convs.has(site) ? this.conv(site, x) : tf.clone(x);
  }

  /** The body (residual in residual, paper eq. 4 to 6): G groups, a convolution, the long skip connection. */
  private *residualInResidual(shallow: tf.Tensor4D, pass: Pass): Generator<Step, tf.Tensor4D, void> {
    let features = shallow; // [1, H, W, C] throughout
    for (let g = 0; g < this.config.groups; g++) {
      const before = pass.tap(sites.input(sites.group(g)), features);
      features = yield* this.residualGroup(g, before, pass);
      if (before !== shallow) pass.release(before);
      yield pass.step(sites.group(g));
    }
    const closed = sites.bodyConv(this.config);
    const sum = this.close(closed, sites.tailInput, features, shallow, pass);
    yield pass.step(closed);
    return sum;
  }

  /** ResidualGroup (paper eq. 5): B blocks, a convolution, the short skip connection. */
  private *residualGroup(g: number, x: tf.Tensor4D, pass: Pass): Generator<Step, tf.Tensor4D, void> {
    let features = x; // [1, H, W, C] throughout
    for (let b = 0; b < this.config.blocks; b++) {
      const before = pass.tap(sites.input(sites.block(g, b)), features);
      features = pass.hold(() => this.rcab(g, b, before, pass));
      if (before !== x) pass.release(before);
      yield pass.step(sites.block(g, b));
    }
    return this.close(sites.groupConv(this.config, g), sites.group(g), features, x, pass);
  }

  /**
   * The convolution that closes a group or the body, and the skip connection around it; in one kernel where there is
   * one and nobody wants to see what is added. Frees the features.
   */
  private close(site: Site, sum: Site, features: tf.Tensor4D, skip: tf.Tensor4D, pass: Pass): tf.Tensor4D {
    const conv = this.weights(site);
    return pass.hold(() => {
      const atOnce = canAdd(conv) && !pass.wants(site);
      const convolved = atOnce ? convAndAdd(features, conv, skip) : pass.tap(site, conv2d(features, conv)); // [1, H, W, C]
      if (features !== skip) pass.release(features);
      return pass.tap(sum, atOnce ? convolved : tf.add(convolved, skip)); // [1, H, W, C]
    });
  }

  /** RCAB, residual channel attention block (paper eq. 13): two convolutions, attention, the identity branch. */
  private rcab(g: number, b: number, x: tf.Tensor4D, pass: Pass): tf.Tensor4D {
    const first = this.convRelu(sites.blockConv1(g, b), sites.blockRelu(g, b), x, pass); // [1, H, W, C]
    const { y: second, means } = convAndMeans(first, this.weights(sites.blockConv2(g, b)));
    pass.tap(sites.blockConv2(g, b), second); // [1, H, W, C]
    first.dispose();
    const s = this.caLayer(g, b, means ?? second, pass); // [1, 1, 1, C]
    // Rescaled maps are made one by one only for those who want to see them.
    const sum: tf.Tensor4D = pass.wants(sites.channelAttention(g, b))
      ? tf.add(pass.tap(sites.channelAttention(g, b), tf.mul(second, s)), x)
      : scaleAdd(second, s, x);
    second.dispose();
    return pass.tap(sites.block(g, b), sum); // [1, H, W, C]
  }

  /**
   * CALayer, channel attention (paper eq. 10 to 12): what the means of all maps say about each one's factor. x is the
   * maps [1, H, W, C], or their means [1, 1, 1, C] where they are known.
   */
  caLayer(g: number, b: number, x: tf.Tensor4D, pass: Pass): tf.Tensor4D {
    const [down, up] = [this.weights(sites.squeeze(g, b)), this.weights(sites.excite(g, b))];
    const { z, squeezed, hidden, excited, s } = attend(x, down, up, () => pass.averagers);
    pass.tap(sites.pooled(g, b), z); // [1, 1, 1, C]
    pass.tap(sites.squeeze(g, b), squeezed); // [1, 1, 1, C/r]
    pass.tap(sites.hidden(g, b), hidden); // [1, 1, 1, C/r]
    pass.tap(sites.excite(g, b), excited); // [1, 1, 1, C]
    return pass.tap(sites.attention(g, b), s); // [1, 1, 1, C]
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
    const conv = this.weights(sites.upConv(k));
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
    const centred = pass.hold(() => pass.tap(sites.tailConv, this.conv(sites.tailConv, maps)));
    pass.release(maps);
    const colours = pass.hold(() => pass.tap(sites.addMean, this.meanShift(sites.addMean, centred)));
    pass.release(centred);
    return colours;
  }

  /** Convolution and ReLU in one kernel, unless somebody wants to see what the ReLU cut off. */
  convRelu(conv: Site, relu: Site, x: tf.Tensor4D, pass: Pass): tf.Tensor4D {
    if (!pass.wants(conv)) return pass.tap(relu, conv2d(x, this.weights(conv), 'relu'));
    return pass.tap(relu, tf.relu(pass.tap(conv, this.conv(conv, x))));
  }

  conv(site: Site, x: tf.Tensor4D): tf.Tensor4D {
    return conv2d(x, this.weights(site));
  }

  private weights(site: Site): Conv {
    const found = this.convs.get(site);
    if (!found) throw new Error(`No weights at "${site}": this Rcan has been disposed.`);
    return found;
  }
}
