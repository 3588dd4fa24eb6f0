import * as tf from '@tensorflow/tfjs-core';
import { isDifferentiable, type Conv, type DifferentiableConv, type PackedConv } from './conv.ts';
import * as kernels from './kernels.ts';

/**
 * A convolution, stride 1, with zero padding unless it is valid, fused with bias and ReLU:
 * [N, H, W, in] -> [N, H, W, out]; N is 1 for packed filters.
 */
export function conv2d(x: tf.Tensor4D, conv: Conv, activation: 'linear' | 'relu' = 'linear'): tf.Tensor4D {
  if ('packed' in conv) {
    const [y] = kernels.convolution3x3(x, conv.packed, {
      outputs: conv.outputs,
      relu: activation === 'relu',
    });
    return y!;
  }
  if (isDifferentiable(conv)) return differentiableConv2d(x, conv, activation === 'relu');
  const { filter, bias, valid } = conv;
  return tf.fused.conv2d({ x, filter, bias, strides: 1, pad: valid ? 'valid' : 'same', activation });
}

/**
 * `conv2d` with zero padding and gradients on every backend. Each gradient is computed only where it is asked for, which
 * TF.js's fused convolution does not do; and 1x1 convolutions are matrix products, as wasm lacks the gradient of others.
 */
function differentiableConv2d(
  x: tf.Tensor4D,
  { filter, bias }: DifferentiableConv,
  relu: boolean,
): tf.Tensor4D {
  const [n, h, w, inputs] = x.shape;
  const [kernel, , , outputs] = filter.shape;
  if (kernel === 3 && kernels.hasGradients()) return kernels.convolution(x, filter, bias, relu);
  return tf.tidy(() => {
    const products =
      kernel === 1
        ? tf.reshape<tf.Rank.R4>(
            tf.matMul(tf.reshape(x, [n * h * w, inputs]), tf.reshape(filter, [inputs, outputs])),
            [n, h, w, outputs],
          )
        : tf.conv2d(x, filter, 1, 'same');
    const sums = tf.add<tf.Tensor4D>(products, bias);
    return relu ? tf.relu(sums) : sums;
  });
}

/**
 * `conv2d`, and where our own kernel outputs them, means of its result: [1, 1, 1, out], or [1, h, w, out] whose mean is
 * the channel's.
 */
export function convAndMeans(x: tf.Tensor4D, conv: Conv): { y: tf.Tensor4D; means?: tf.Tensor4D } {
  if (!isBetweenMaps(conv) || conv.inputs % 4 !== 0 || conv.outputs % 4 !== 0) return { y: conv2d(x, conv) };
  const [y, means] = kernels.convolution3x3(x, conv.packed, { outputs: conv.outputs, pool: true });
  return { y: y!, means: means! };
}

/** Whether `convAndAdd` has a kernel for this convolution. */
export function canAdd(conv: Conv): conv is PackedConv {
  return isBetweenMaps(conv) && kernels.hasWholeAttention();
}

/** `conv2d` plus a shortcut of the shape of its result [1, H, W, out], fused. */
export function convAndAdd(
  x: tf.Tensor4D,
  { packed, outputs }: PackedConv,
  shortcut: tf.Tensor4D,
): tf.Tensor4D {
  const [y] = kernels.convolution3x3(x, packed, { outputs, shortcut });
  return y!;
}

/** Whether `convAndShuffle` has a kernel for this convolution. */
export function canShuffle(conv: Conv, r: number): conv is PackedConv {
  return isBetweenMaps(conv) && (conv.outputs / (r * r)) % 4 === 0;
}

/** `conv2d` and `pixelShuffle`, fused: [1, H, W, in] -> [1, H r, W r, out / r^2]. */
export function convAndShuffle(x: tf.Tensor4D, { packed, outputs }: PackedConv, r: number): tf.Tensor4D {
  const [y] = kernels.convolution3x3(x, packed, { outputs, shuffle: r });
  return y!;
}

/** Whether our own kernels compute it, from maps to maps: then other operations can be fused with it. */
function isBetweenMaps(conv: Conv): conv is PackedConv {
  return 'packed' in conv && !kernels.isDirect(conv.inputs, conv.outputs);
}

/** Intermediate results of channel attention, for N = 1. */
export interface Attention {
  /** H_GP(x), the mean of each channel: [1, 1, 1, C]. */
  readonly z: tf.Tensor4D;
  /** W_D z: [1, 1, 1, C/r]. */
  readonly squeezed: tf.Tensor4D;
  /** ReLU of `squeezed`: [1, 1, 1, C/r]. */
  readonly hidden: tf.Tensor4D;
  /** W_U of `hidden`: [1, 1, 1, C]. */
  readonly excited: tf.Tensor4D;
  /** Sigmoid of `excited`: [1, 1, 1, C], 0..1. */
  readonly s: tf.Tensor4D;
}

/**
 * `avg_pool` and `conv_du` of the official `CALayer` (paper eq. 10 and 11) for maps [1, H, W, C], or for the means of
 * `convAndMeans`.
 * @param down W_D, a 1x1 convolution C -> C/r
 * @param up W_U, a 1x1 convolution C/r -> C
 * @param averagersOf gives the averagers of the maps' size, used where no kernel of ours pools
 */
export function attend(x: tf.Tensor4D, down: Conv, up: Conv, averagersOf: () => Averagers): Attention {
  if ('packed' in down && 'packed' in up) {
    const weights = { down: down.packed, up: up.packed };
    const [z, squeezed, hidden, excited, s] = kernels.attention(x, weights, down.outputs);
    return { z: z!, squeezed: squeezed!, hidden: hidden!, excited: excited!, s: s! };
  }
  const z = meansOf(x, isDifferentiable(down), averagersOf);
  return { z, ...convDu(z, down, up) };
}

function meansOf(x: tf.Tensor4D, differentiable: boolean, averagersOf: () => Averagers): tf.Tensor4D {
  const pixels = x.shape[1] * x.shape[2];
  if (pixels === 1) return x;
  if (differentiable && kernels.hasGradients()) return kernels.mapSums(x, 1 / pixels);
  return globalAveragePool(x, averagersOf());
}

/** `conv_du`, for z [N, 1, 1, C]: W_D, ReLU, W_U and sigmoid (paper eq. 11). */
function convDu(z: tf.Tensor4D, down: Conv, up: Conv): Omit<Attention, 'z'> {
  const atOnce = isDifferentiable(down)
    ? kernels.hasGradients()
    : kernels.hasKernels() && !kernels.hasWholeAttention();
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

/**
 * x s + shortcut (paper eq. 12 and 13): maps [N, H, W, C] and s [N, 1, 1, C] -> [N, H, W, C].
 * @param differentiable whether gradients are to be had; N is 1 where they are not
 */
export function scaleAdd(
  x: tf.Tensor4D,
  s: tf.Tensor4D,
  shortcut: tf.Tensor4D,
  differentiable = false,
): tf.Tensor4D {
  const own = differentiable ? kernels.hasGradients() : kernels.hasKernels();
  if (own && x.shape[3] % 4 === 0) return kernels.scaleAdd(x, s, shortcut);
  return tf.tidy(() => tf.add(tf.mul(x, s), shortcut));
}

/** Row vectors with which `globalAveragePool` averages: `rows` [1, H] of 1/H, `columns` [1, W] of 1/W. */
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
 * H_GP, the mean of each channel (paper eq. 10): [N, H, W, C] -> [N, 1, 1, C]. By two matrix products instead of
 * `tf.mean`, which transposes first on wasm, and over rows and columns separately, because one sum of H W float32 values
 * loses digits that two sums of H and of W values keep.
 */
export function globalAveragePool(x: tf.Tensor4D, { rows, columns }: Averagers): tf.Tensor4D {
  const [n, h, w, c] = x.shape;
  return tf.tidy(() => {
    const meanRow = tf.matMul<tf.Tensor3D>(
      tf.reshape(rows, [1, 1, h]),
      tf.reshape<tf.Rank.R3>(x, [n, h, w * c]),
    ); // [N, 1, W C]
    const mean = tf.matMul<tf.Tensor3D>(
      tf.reshape(columns, [1, 1, w]),
      tf.reshape<tf.Rank.R3>(meanRow, [n, w, c]),
    ); // [N, 1, C]
    return tf.reshape(mean, [n, 1, 1, c]);
  });
}

/**
 * Pixel shuffle (Shi et al., ESPCN, CVPR 2016; PyTorch's `PixelShuffle`): [N, H, W, r r C] -> [N, H r, W r, C], for
 * channels that `deviceParameters` ordered as (i r + j) C + c. The r C values of one i are then consecutive in output row
 * h r + i, so a transpose of rank 4 suffices, which is fast on every backend.
 */
export function pixelShuffle(x: tf.Tensor4D, r: number): tf.Tensor4D {
  const [n, h, w, channels] = x.shape;
  const c = channels / (r * r);
  return tf.tidy(() => {
    const rows = tf.transpose(tf.reshape(x, [n * h, w, r, r * c]), [0, 2, 1, 3]); // [N H, r, W, r C]
    return tf.reshape(rows, [n, h * r, w * r, c]);
  });
}

/** The inverse of the channel order of `deviceParameters`: [1, H, W, C r r] in PyTorch's order c r^2 + i r + j. */
export function toPyTorchOrder(x: tf.Tensor4D, r: number): tf.Tensor4D {
  const [, h, w, channels] = x.shape;
  return tf.tidy(() => {
    const phaseInnermost = tf.transpose(tf.reshape(x, [h * w, r * r, channels / (r * r)]), [0, 2, 1]);
    return tf.reshape(phaseInnermost, [1, h, w, channels]);
  });
}
