import * as tf from '@tensorflow/tfjs-core';
import type { Edited } from '../model/edits/edited.ts';
import type { Rcan } from '../model/rcan.ts';
import type { Site } from '../model/sites.ts';
import { lossOf } from './loss.ts';
import type { LossName } from './setup.ts';
import { wholePass } from './whole-pass.ts';

/** One convolution's gradients; absent where edits keep the loss from depending on a parameter. */
export interface ConvGradients {
  readonly filter?: tf.Tensor4D | undefined;
  readonly bias?: tf.Tensor1D | undefined;
}

/** A loss and what it depends on. The caller disposes the tensors with `disposeGradients`. */
export interface LossGradients {
  readonly loss: tf.Scalar;
  /** By the site of the convolution, in the device's order (`deviceParameters`). */
  readonly convs: ReadonlyMap<Site, ConvGradients>;
  /** Of the input, [N, H, W, colors], where it was asked for. */
  readonly input?: tf.Tensor4D | undefined;
}

export interface GradientOptions {
  readonly loss?: LossName;
  readonly edited?: Edited | undefined;
  /** Whether to take the input's gradient too. */
  readonly input?: boolean;
}

/**
 * The loss of a trainable network for a batch, and its gradients by TF.js's tape.
 * @param x [N, H, W, colors], 0..255
 * @param target [N, H scale, W scale, colors], 0..255; the output is compared unrounded
 */
export function lossGradients(
  net: Rcan,
  x: tf.Tensor4D,
  target: tf.Tensor4D,
  { loss: name = 'l1', edited, input = false }: GradientOptions = {},
): LossGradients {
  const variables = net.variables();
  const picture = input ? tf.variable(x) : undefined;
  try {
    const wanted = [...variables.values()].flatMap(({ filter, bias }) => [filter, bias]);
    if (picture) wanted.push(picture);
    const { value, grads } = tf.variableGrads(
      () => lossOf(name, outputOf(net, picture ?? x, edited), target),
      wanted as tf.Variable[],
    );
    const found = grads as Partial<Record<string, tf.Tensor>>;
    const convs = new Map<Site, ConvGradients>();
    for (const [site, { filter, bias }] of variables) {
      convs.set(site, {
        filter: found[filter.name] as tf.Tensor4D | undefined,
        bias: found[bias.name] as tf.Tensor1D | undefined,
      });
    }
    return { loss: value, convs, input: picture && (found[picture.name] as tf.Tensor4D | undefined) };
  } finally {
    picture?.dispose();
  }
}

/** Frees the tensors. */
export function disposeGradients({ loss, convs, input }: LossGradients): void {
  tf.dispose([loss, input, ...[...convs.values()].flatMap(({ filter, bias }) => [filter, bias])]);
}

/** The network's output for a batch, freed with the other tensors of the step. */
function outputOf(net: Rcan, x: tf.Tensor4D, edited: Edited | undefined): tf.Tensor4D {
  return tf.tidy(() => {
    const kept = wholePass(net, x, { edited });
    const output = tf.clone(kept);
    kept.dispose();
    return output;
  });
}
