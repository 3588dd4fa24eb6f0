import * as tf from '@tensorflow/tfjs-core';
import type { RcanConfig } from '../model/config.ts';
import { torchParameters } from '../model/conv.ts';
import { convolutions } from '../model/convolutions.ts';
import type { Parameter } from '../model/state-dict.ts';
import type { LossGradients } from './gradients.ts';

/**
 * Gradients as PyTorch has them: by parameter in its shapes, then that of the `input`, NCHW, where it was asked for. They
 * are zeros where the loss does not depend on a parameter. Rejects when the device is lost.
 */
export async function readGradients(
  config: RcanConfig,
  { convs, input }: LossGradients,
): Promise<Map<string, Parameter>> {
  const shapes = convolutions(config);
  const read = new Map<string, Parameter>();
  for (const [site, { filter, bias }] of convs) {
    const shape = shapes.get(site)!;
    const { kernel, inputs, outputs } = shape;
    const [weights, offsets] = await Promise.all([
      numbersOf(filter, kernel ** 2 * inputs * outputs),
      numbersOf(bias, outputs),
    ]);
    for (const [name, value] of torchParameters(site, shape, weights, offsets)) read.set(name, value);
  }
  if (input) {
    const planar = tf.transpose(input, [0, 3, 1, 2]);
    read.set('input', { shape: planar.shape, data: await planar.data<'float32'>() });
    planar.dispose();
  }
  return read;
}

async function numbersOf(gradient: tf.Tensor | undefined, count: number): Promise<Float32Array> {
  return gradient ? gradient.data<'float32'>() : new Float32Array(count);
}
