import * as tf from '@tensorflow/tfjs-core';
import type { PassOptions } from '../pass.ts';
import type { Rcan } from '../rcan.ts';
import type { Step } from '../taps.ts';
import type { FeatureMap } from './feature-map.ts';

/**
 * The forward pass of the whole picture, from an array to an array: 0..255, `net.config.colors` channels. Yields as
 * `Rcan.forward` does; `return()` frees all tensors.
 */
export async function* whole(
  net: Rcan,
  picture: FeatureMap,
  options?: PassOptions,
): AsyncGenerator<Step, FeatureMap, void> {
  const { width, height, channels, data } = picture;
  const x = tf.tensor4d(data, [1, height, width, channels]);
  let y: tf.Tensor4D | undefined;
  try {
    y = yield* net.forward(x, options);
    const [, outHeight, outWidth] = y.shape;
    return { width: outWidth, height: outHeight, channels, data: await y.data<'float32'>() };
  } finally {
    tf.dispose(y ? [x, y] : x);
  }
}
