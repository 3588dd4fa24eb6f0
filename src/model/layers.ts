import * as tf from '@tensorflow/tfjs-core';
import type { Conv, PackedConv } from './conv.ts';
import * as kernels from './kernels.ts';

/** Convolution, stride 1, zero padding unless it is valid: [1, H, W, in] -> [1, H, W, out]; bias and ReLU in the same kernel. */
export function conv2d(x: tf.Tensor4D, conv: Conv, activation: 'linear' | 'relu' = 'linear'): tf.Tensor4D {
  if ('packed' in conv) {
    const [y] = kernels.convolution3x3(x, conv.packed, {
      outputs: conv.outputs,
      relu: activation === 'relu',
    });
    return y!;
  }
  const { filter, bias, valid } = conv;
  return tf.fused.conv2d({ x, filter, bias, strides: 1, pad: valid ? 'valid' : 'same', activation });
}

/**
 * `conv2d`, and where a kernel of ours has them at hand, the means of its result: each channel's, or those of parts of
 * the picture [1, h, w, out] of which the channel's is the mean.
 */
export function convAndMeans(x: tf.Tensor4D, conv: Conv): { y: tf.Tensor4D; means?: tf.Tensor4D } {
  if (!isBetweenMaps(conv) || conv.inputs % 4 !== 0 || conv.outputs % 4 !== 0) return { y: conv2d(x, conv) };
  const [y, means] = kernels.convolution3x3(x, conv.packed, { outputs: conv.outputs, pool: true });
  return { y: y!, means: means! };
}

/** Whether `convAndAdd` can do both at once for this convolution. */
export function canAdd(conv: Conv): conv is PackedConv {
  return isBetweenMaps(conv) && kernels.hasWholeAttention();
}

/** `conv2d` and a skip connection at once: its result plus a shortcut of the same shape. */
export function convAndAdd(
  x: tf.Tensor4D,
  { packed, outputs }: PackedConv,
  shortcut: tf.Tensor4D,
): tf.Tensor4D {
  const [y] = kernels.convolution3x3(x, packed, { outputs, shortcut });
  return y!;
}

/** Whether `convAndShuffle` can do both at once for this convolution. */
export function canShuffle(conv: Conv, r: number): conv is PackedConv {
  return isBetweenMaps(conv) && (conv.outputs / (r * r)) % 4 === 0;
}

/** `conv2d` and `pixelShuffle` of its result at once: [1, H, W, in] -> [1, H r, W r, out / r^2]. */
export function convAndShuffle(x: tf.Tensor4D, { packed, outputs }: PackedConv, r: number): tf.Tensor4D {
  const [y] = kernels.convolution3x3(x, packed, { outputs, shuffle: r });
  return y!;
}

/** Whether our kernels compute it and neither read nor write a picture: then they can do more than convolve. */
function isBetweenMaps(conv: Conv): conv is PackedConv {
  return 'packed' in conv && !kernels.isDirect(conv.inputs, conv.outputs);
}

/** What an attention layer makes of maps, step by step, each [1, 1, 1, C/r] or [1, 1, 1, C]. */
export interface Attention {
  /** The mean of each map. */
  readonly z: tf.Tensor4D;
  readonly squeezed: tf.Tensor4D;
  readonly hidden: tf.Tensor4D;
  readonly excited: tf.Tensor4D;
  readonly s: tf.Tensor4D;
}

/**
 * H_GP, W_D, ReLU, W_U and sigmoid (paper eq. 10 and 11) for maps [1, H, W, C], or for the means of `convAndMeans` where
 * these are known; `down` and `up` are 1x1 convolutions.
 * @param averagersOf gives the averagers of the maps' size, for where no kernel of ours pools
 */
export function attend(x: tf.Tensor4D, down: Conv, up: Conv, averagersOf: () => Averagers): Attention {
  if ('packed' in down && 'packed' in up) {
    const weights = { down: down.packed, up: up.packed };
    const [z, squeezed, hidden, excited, s] = kernels.attention(x, weights, down.outputs);
    return { z: z!, squeezed: squeezed!, hidden: hidden!, excited: excited!, s: s! };
  }
  const z = x.shape[1] * x.shape[2] === 1 ? x : globalAveragePool(x, averagersOf());
  return { z, ...convDu(z, down, up) };
}

/** W_D, ReLU, W_U and sigmoid for the means z [1, 1, 1, C]. */
function convDu(z: tf.Tensor4D, down: Conv, up: Conv): Omit<Attention, 'z'> {
  const atOnce = kernels.hasKernels() && !kernels.hasWholeAttention();
  if (atOnce && 'filter' in down && 'filter' in up) {
    const [squeezed, hidden, excited, s] = kernels.excitation(z, {
      down: down.filter,
      downBias: down.bias,
      up: up.filter,
      upBias: up.bias,
    });
    return { squeezed: squeezed!, hidden: hidden!, excited: excited!, s: s! };
  }
  const squeezed = conv2d(z, down);
  const hidden = tf.relu(squeezed);
  const excited = conv2d(hidden, up);
  return { squeezed, hidden, excited, s: tf.sigmoid(excited) };
}

/** x s + shortcut for maps [1, H, W, C] and one factor per channel [1, 1, 1, C]. */
export function scaleAdd(x: tf.Tensor4D, s: tf.Tensor4D, shortcut: tf.Tensor4D): tf.Tensor4D {
  if (kernels.hasKernels() && x.shape[3] % 4 === 0) return kernels.scaleAdd(x, s, shortcut);
  return tf.tidy(() => tf.add(tf.mul(x, s), shortcut));
}

/** Row vectors of 1/H and 1/W, with which `globalAveragePool` averages over rows and columns. */
export interface Averagers {
  readonly rows: tf.Tensor2D;
  readonly columns: tf.Tensor2D;
}

/** The averagers of an H x W feature map; the caller disposes them. */
export function averagers(height: number, width: number): Averagers {
  return {
    rows: tf.keep(tf.fill([1, height], 1 / height)),
    columns: tf.keep(tf.fill([1, width], 1 / width)),
  };
}

/**
 * H_GP, the mean of each channel (paper eq. 10): [1, H, W, C] -> [1, 1, 1, C]. Two matrix products instead of
 * `tf.mean`, which wasm does by transposing first; and rows before columns, because one sum over H W float32
 * numbers loses digits that two sums over H and W keep.
 */
export function globalAveragePool(x: tf.Tensor4D, { rows, columns }: Averagers): tf.Tensor4D {
  const [, h, w, c] = x.shape;
  return tf.tidy(() => {
    const meanRow = tf.matMul(rows, tf.reshape<tf.Rank.R2>(x, [h, w * c])); // [1, W C]
    const mean = tf.matMul(columns, tf.reshape<tf.Rank.R2>(meanRow, [w, c])); // [1, C]
    return tf.reshape(mean, [1, 1, 1, c]);
  });
}

/**
 * Pixel shuffle (ESPCN; PyTorch's `PixelShuffle`): [1, H, W, r r C] -> [1, H r, W r, C], for channels that
 * `uploadConv` ordered as (i r + j) C + c. Then the r C numbers of one i are a finished stretch of output row
 * h r + i, and only H, W, i change places: a transpose of rank 4, quick on every backend.
 */
export function pixelShuffle(x: tf.Tensor4D, r: number): tf.Tensor4D {
  const [, h, w, channels] = x.shape;
  const c = channels / (r * r);
  return tf.tidy(() => {
    const rows = tf.transpose(tf.reshape(x, [h, w, r, r * c]), [0, 2, 1, 3]); // [H, r, W, r C]
    return tf.reshape(rows, [1, h * r, w * r, c]);
  });
}

/** Channels ordered for `pixelShuffle` back in PyTorch's order c r^2 + i r + j, as a recorded site shows them. */
export function toPyTorchOrder(x: tf.Tensor4D, r: number): tf.Tensor4D {
  const [, h, w, channels] = x.shape;
  return tf.tidy(() => {
    const phaseInnermost = tf.transpose(tf.reshape(x, [h * w, r * r, channels / (r * r)]), [0, 2, 1]);
    return tf.reshape(phaseInnermost, [1, h, w, channels]);
  });
}
