import * as tf from '@tensorflow/tfjs-core';

/**
 * Kernels of our own, that do in one go what takes TF.js several. Where a backend has
 * none, `layers.ts` composes the same results of TF.js's operations. They have no gradients.
 */
export const kernelNames = {
  /** `convolution3x3` */
  convolution: 'RcanConvolution3x3',
  /** `excitation`; where there is none, `attention` does more. */
  excitation: 'RcanExcitation',
  /** `attention` */
  attention: 'RcanAttention',
  /** `scaleAdd` */
  scaleAdd: 'RcanScaleAdd',
} as const;

/** Whether the current backend has them. */
export function hasKernels(): boolean {
  return tf.getKernel(kernelNames.convolution, tf.getBackend()) !== undefined;
}

/**
 * Whether the current backend's attention is one kernel from the maps to the factors. Its convolutions then add a
 * shortcut, and read filters as `packDirect` lays them out.
 */
export function hasWholeAttention(): boolean {
  return tf.getKernel(kernelNames.attention, tf.getBackend()) !== undefined;
}

/** Channels that a picture has at most. */
export const pictureChannels = 3;

/**
 * Whether a 3x3 convolution reads or writes a picture. It then does without `shuffle`, `pool` and `shortcut`; on wasm
 * it is computed directly, others by Winograd's algorithm.
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
  /** Whether to compute means too. inputs and outputs must be multiples of 4. */
  readonly pool?: boolean;
  /** Maps to be added, of the shape of the result. On WebGPU. */
  readonly shortcut?: tf.Tensor4D;
}

/**
 * x [1, H, W, inputs] and a filter made by `packFilter` or `packDirect` -> [1, H r, W r, outputs / r^2], and where
 * asked for the mean of each channel [1, 1, 1, outputs]; on WebGPU means of parts [1, h, w, outputs], of which the
 * channel's is the mean, as no part knows when the last one is done.
 */
export function convolution3x3(
  x: tf.Tensor4D,
  filter: tf.Tensor1D,
  { outputs, relu = false, shuffle = 1, pool = false, shortcut }: ConvolutionOptions,
): tf.Tensor4D[] {
  const inputs = { x, filter, ...(shortcut && { shortcut }) };
  return tf.engine().runKernel(kernelNames.convolution, inputs, { outputs, relu, shuffle, pool });
}

/**
 * x [1, H, W, C], or means of its parts, and the 1x1 convolutions of an attention layer as `packDirect` lays them out -> the means z of x
 * [1, 1, 1, C], W_D z [1, 1, 1, C/r], its ReLU, W_U of that [1, 1, 1, C] and its sigmoid.
 */
export function attention(
  x: tf.Tensor4D,
  weights: { readonly down: tf.Tensor1D; readonly up: tf.Tensor1D },
  narrow: number,
): tf.Tensor4D[] {
  return tf.engine().runKernel(kernelNames.attention, { x, ...weights }, { narrow });
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
