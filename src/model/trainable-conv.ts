import * as tf from '@tensorflow/tfjs-core';
import { deviceParameters, torchParameters, type DifferentiableConv } from './conv.ts';
import type { ConvShape } from './convolutions.ts';
import type { Site } from './sites.ts';
import type { StateDict } from './state-dict.ts';

/** A convolution whose parameters are variables of TF.js, of which `tf.variableGrads` takes gradients. */
export interface TrainableConv extends DifferentiableConv {
  readonly filter: tf.Variable<tf.Rank.R4>;
  readonly bias: tf.Variable<tf.Rank.R1>;
}

/**
 * Uploads the convolution at `site` for training, as variables unless it is `fixed`, as the mean shifts are. The caller
 * frees it with `disposeConv`. Throws `ReaderError` when a parameter is missing or has another shape.
 */
export function uploadTrainable(
  state: StateDict,
  site: Site,
  shape: ConvShape,
  fixed = false,
): DifferentiableConv {
  const { kernel, inputs, outputs } = shape;
  const { filter, offsets } = deviceParameters(state, site, shape);
  const made = tf.tidy(() => {
    const initial = {
      filter: tf.tensor4d(filter, [kernel, kernel, inputs, outputs]),
      bias: tf.tensor1d(offsets),
    };
    if (fixed) return { filter: tf.keep(initial.filter), bias: tf.keep(initial.bias) };
    return { filter: tf.variable(initial.filter), bias: tf.variable(initial.bias) };
  });
  return { ...made, differentiable: true };
}

/** Whether a convolution's parameters are variables. */
export function isTrainable(conv: object): conv is TrainableConv {
  return 'filter' in conv && conv.filter instanceof tf.Variable;
}

/**
 * Values of the device for the parameters of the convolution at `site`, its own or their gradients, as a checkpoint holds
 * them. Rejects when the device is lost.
 */
export async function readTorch(
  site: Site,
  shape: ConvShape,
  { filter, bias }: { readonly filter: tf.Tensor; readonly bias: tf.Tensor },
): Promise<StateDict> {
  const [weights, offsets] = await Promise.all([filter.data<'float32'>(), bias.data<'float32'>()]);
  return torchParameters(site, shape, weights, offsets);
}
