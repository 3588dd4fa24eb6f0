import * as tf from '@tensorflow/tfjs-core';

/**
 * Our own kernels, each of which fuses several operations of TF.js. Where a backend has none, `layers.ts` composes the
 * same results of TF.js's operations. Only `convolution`, `excitation`, `scaleAdd` and `mapSums` have gradients, in `src/training/kernel-gradients.ts`.
 */
export const kernelNames = {
  /** `convolution3x3` */
  convolution: 'RcanConvolution3x3',
  /** `excitation`, on wasm; WebGPU has `attention` instead. */
  excitation: 'RcanExcitation',
  /** `attention` */
  attention: 'RcanAttention',
  /** `scaleAdd` */
  scaleAdd: 'RcanScaleAdd',
  /** `convolution`, on wasm */
  differentiable: 'RcanConvolution',
  /** `convolutionInputGradient`, on wasm */
  inputGradient: 'RcanConvolutionInputGradient',
  /** `convolutionFilterGradient`, on wasm */
  filterGradient: 'RcanConvolutionFilterGradient',
  /** `reluGradient`, on wasm */
  reluGradient: 'RcanReluGradient',
  /** `channelProducts`, on wasm */
  channelProducts: 'RcanChannelProducts',
  /** `excitationGradient`, on wasm */
  excitationGradient: 'RcanExcitationGradient',
  /** `mapSums`, on wasm */
  mapSums: 'RcanMapSums',
  /** `spread`, on wasm */
  spread: 'RcanSpread',
  /** `adam`, on wasm */
  adam: 'RcanAdam',
} as const;

/** Whether the current backend has our own kernels. */
export function hasKernels(): boolean {
  return tf.getKernel(kernelNames.convolution, tf.getBackend()) !== undefined;
}

/**
 * Whether the current backend computes channel attention in one kernel, from the maps to s. Its convolutions then can add
 * a shortcut, and read filters packed by `packDirect`.
 */
export function hasWholeAttention(): boolean {
  return tf.getKernel(kernelNames.attention, tf.getBackend()) !== undefined;
}

/** Whether the current backend has `convolution` and the kernels of its gradients and of those of `scaleAdd`. */
export function hasGradients(): boolean {
  return tf.getKernel(kernelNames.differentiable, tf.getBackend()) !== undefined;
}

/** The most channels of a picture. */
export const pictureChannels = 3;

/**
 * Whether a 3x3 convolution reads or writes a picture. It then supports neither `shuffle` nor `pool` nor `shortcut`; on
 * wasm it is computed directly, all others by Winograd's algorithm.
 */
export function isDirect(inputs: number, outputs: number): boolean {
  return Math.min(inputs, outputs) <= pictureChannels;
}

/** Operations that are fused with a 3x3 convolution. */
export interface ConvolutionOptions {
  readonly outputs: number;
  readonly relu?: boolean;
  /** r of a pixel shuffle of the result. outputs / r^2 must be a multiple of 4. */
  readonly shuffle?: number;
  /** Whether to output means too. inputs and outputs must be multiples of 4. */
  readonly pool?: boolean;
  /** Maps of the shape of the result, which are added. WebGPU only. */
  readonly shortcut?: tf.Tensor4D;
}

/**
 * x [1, H, W, inputs] and a filter packed by `packFilter` or `packDirect` -> [1, H r, W r, outputs / r^2], and with `pool`
 * the mean of each channel [1, 1, 1, outputs]; on WebGPU [1, h, w, outputs], one value per workgroup, whose mean is the
 * channel's: workgroups cannot wait for each other.
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
 * Channel attention (paper eq. 10 and 11): x [1, H, W, C], or the means of `convolution3x3`, and the 1x1 convolutions
 * packed by `packDirect` -> z, the means of x [1, 1, 1, C], W_D z [1, 1, 1, C/r], its ReLU, W_U of that [1, 1, 1, C] and
 * its sigmoid s.
 * @param narrow C/r
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

/**
 * z [N, 1, 1, C] -> W_D z [N, 1, 1, C/r], its ReLU, W_U of that [N, 1, 1, C] and its sigmoid s. It has the gradient of s.
 */
export function excitation(z: tf.Tensor4D, weights: ExcitationWeights): tf.Tensor4D[] {
  return tf.engine().runKernel(kernelNames.excitation, { z, ...weights });
}

/**
 * x s + shortcut for maps [N, H, W, C] and s [N, 1, 1, C], C a multiple of 4; N is 1 on WebGPU. On wasm it has gradients.
 */
export function scaleAdd(x: tf.Tensor4D, s: tf.Tensor4D, shortcut: tf.Tensor4D): tf.Tensor4D {
  return tf.engine().runKernel(kernelNames.scaleAdd, { x, s, shortcut });
}

/**
 * A 3x3 convolution, stride 1, zero padding, of filters as TF.js has them, and its ReLU: x [N, H, W, inputs],
 * filter [3, 3, inputs, outputs] and bias [outputs] -> [N, H, W, outputs]. It packs the filter at each call, and has
 * gradients: for training.
 */
export function convolution(
  x: tf.Tensor4D,
  filter: tf.Tensor4D,
  bias: tf.Tensor1D,
  relu: boolean,
): tf.Tensor4D {
  return tf.engine().runKernel(kernelNames.differentiable, { x, filter, bias }, { relu });
}

/** The gradient of a 3x3 convolution by its input: dy [N, H, W, outputs] -> [N, H, W, inputs]. */
export function convolutionInputGradient(dy: tf.Tensor4D, filter: tf.Tensor4D): tf.Tensor4D {
  return tf.engine().runKernel(kernelNames.inputGradient, { dy, filter });
}

/** The gradient of a 3x3 convolution by its filter: x [N, H, W, inputs], dy [N, H, W, outputs] -> [3, 3, inputs, outputs]. */
export function convolutionFilterGradient(x: tf.Tensor4D, dy: tf.Tensor4D): tf.Tensor4D {
  return tf.engine().runKernel(kernelNames.filterGradient, { x, dy });
}

/** dy where y, the result of a ReLU, is above 0; else 0. Both of one shape. */
export function reluGradient(dy: tf.Tensor4D, y: tf.Tensor4D): tf.Tensor4D {
  return tf.engine().runKernel(kernelNames.reluGradient, { dy, y });
}

/** The sum of a b over each map: a, b [N, H, W, C] -> [N, 1, 1, C], C a multiple of 4. */
export function channelProducts(a: tf.Tensor4D, b: tf.Tensor4D): tf.Tensor4D {
  return tf.engine().runKernel(kernelNames.channelProducts, { a, b });
}

/** What `excitationGradient` needs: the gradient of s, what `excitation` made, and its weights. */
export interface ExcitationGradientInputs {
  readonly ds: tf.Tensor4D;
  readonly z: tf.Tensor4D;
  readonly hidden: tf.Tensor4D;
  readonly s: tf.Tensor4D;
  readonly down: tf.Tensor4D;
  readonly up: tf.Tensor4D;
}

/** The gradients of `excitation` by its inputs, from that of s: of z, W_D, its bias, W_U, its bias. */
export function excitationGradient(inputs: ExcitationGradientInputs): tf.Tensor[] {
  return tf.engine().runKernel(kernelNames.excitationGradient, { ...inputs });
}

/** The sum of each map times a factor: [N, H, W, C] -> [N, 1, 1, C]. It has a gradient. */
export function mapSums(x: tf.Tensor4D, factor: number): tf.Tensor4D {
  return tf.engine().runKernel(kernelNames.mapSums, { x }, { factor });
}

/** Maps whose every pixel is the map's number times a factor: [N, 1, 1, C] -> [N, height, width, C]. */
export function spread(sums: tf.Tensor4D, height: number, width: number, factor: number): tf.Tensor4D {
  return tf.engine().runKernel(kernelNames.spread, { sums }, { height, width, factor });
}

/** Numbers of one step of Adam: `rate` is over 1 - beta1^t, `correction` 1 over the square root of 1 - beta2^t. */
export interface AdamNumbers {
  readonly rate: number;
  readonly correction: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/** Parameters, their gradient and their two moments, of one shape -> the new parameters and moments. */
export function adam(
  inputs: Readonly<Record<'value' | 'gradient' | 'first' | 'second', tf.Tensor>>,
  numbers: AdamNumbers,
): tf.Tensor[] {
  return tf.engine().runKernel(kernelNames.adam, inputs, { ...numbers });
}
