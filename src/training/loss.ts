import * as tf from '@tensorflow/tfjs-core';
import type { LossName } from './setup.ts';

/** The mean over all values of |output - target| or its square; both of one shape, 0..255. Has a gradient by `output`. */
export function lossOf(name: LossName, output: tf.Tensor4D, target: tf.Tensor4D): tf.Scalar {
  return tf.tidy(() => {
    const difference = tf.sub(output, target);
    return tf.mean(name === 'l1' ? absolute(difference) : tf.square(difference));
  });
}

/** |x|, whose gradient is 0 at 0 as in PyTorch; that of `tf.abs` is -1 there. */
const absolute = tf.customGrad((x, save) => {
  const difference = x as tf.Tensor;
  (save as tf.GradSaveFunc)([difference]);
  return {
    value: tf.abs(difference),
    gradFunc: (dy: tf.Tensor, [saved]: tf.Tensor[]) =>
      tf.mul(dy, tf.sub(tf.step(saved!), tf.step(tf.neg(saved!)))),
  };
});
