import * as tf from '@tensorflow/tfjs-core';

/**
 * Kernels of our own, that do in one go what takes TF.js several. A backend has all of them or none; where it has
 * none, `layers.ts` composes the same results of TF.js's operations. They have no gradients.
 */
export const kernelNames = {
  /** `convolution3x3` */
  convolution: 'RcanConvolution3x3',
  /** `excitation` */
  excitation: 'RcanExcitation',
  /** `scaleAdd` */
  scaleAdd: 'RcanScaleAdd',
} as const;

/** Whether the current backend has them. */
export function hasKernels(): boolean {
  return tf.getKernel(kernelNames.convolution, tf.getBackend()) !== undefined;
}

/** Channels that a picture has at most. */
export const pictureChannels = 3;

/**
 * Whether a 3x3 convolution reads or writes a picture. It is then computed directly, others by Winograd's algorithm;
 * and directly without `shuffle` and `pool`.
 */
export function isDirect(inputs: number, outputs: number): boolean {
  return Math.min(inputs, outputs) <= pictureChannels;
}

/** What a 3x3 convolution is to do besides. */
export interface ConvolutionOptions {
  readonly outputs: number;
  readonly relu?: boolean;
  /** r of the pixel shuffle through which the result is written. outputs / r^2 must be a multiple of 4. */
  readonly shuffle?: number;
  /** Whether to compute the mean of each channel too. outputs must be a multiple of 4. */
  readonly pool?: boolean;
}

/**
 * x [1, H, W, inputs] and a filter made by `packFilter` -> [1, H r, W r, outputs / r^2], and the means
 * [1, 1, 1, outputs] where asked for.
 */
export function convolution3x3(
  x: tf.Tensor4D,
  filter: tf.Tensor1D,
  { outputs, relu = false, shuffle = 1, pool = false }: ConvolutionOptions,
): tf.Tensor4D[] {
  return tf.engine().runKernel(kernelNames.convolution, { x, filter }, { outputs, relu, shuffle, pool });
}

/** The weights of the two 1x1 convolutions of an attention layer. */
export interface ExcitationWeights {
  readonly down: tf.Tensor4D;
  readonly downBias: tf.Tensor1D;
  readonly up: tf.Tensor4D;
  readonly upBias: tf.Tensor1D;
}

/** z [1, 1, 1, C] -> W_D z [1, 1, 1, C/r], its ReLU, W_U of that [1, 1, 1, C] and its sigmoid. */
export function excitation(z: tf.Tensor4D, weights: ExcitationWeights): tf.Tensor4D[] {
  return tf.engine().runKernel(kernelNames.excitation, { z, ...weights });
}

/** x s + shortcut for maps [1, H, W, C] and s [1, 1, 1, C], C a multiple of 4. */
export function scaleAdd(x: tf.Tensor4D, s: tf.Tensor4D, shortcut: tf.Tensor4D): tf.Tensor4D {
  return tf.engine().runKernel(kernelNames.scaleAdd, { x, s, shortcut });
}
