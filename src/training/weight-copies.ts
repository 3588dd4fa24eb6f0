import * as tf from '@tensorflow/tfjs-core';
import type { Rcan } from '../model/rcan.ts';
import type { Site } from '../model/sites.ts';

/** Weights by the site of their convolution. */
export type Weights = ReadonlyMap<Site, { readonly filter: tf.Tensor4D; readonly bias: tf.Tensor1D }>;

/** Shares of a network's weights as they are now, which later steps leave as they are; freed with `disposeWeights`. */
export function copyWeights(net: Rcan): Weights {
  return new Map(
    [...net.variables()].map(([site, { filter, bias }]) => [
      site,
      { filter: tf.keep(tf.clone(filter)), bias: tf.keep(tf.clone(bias)) },
    ]),
  );
}

/** Frees the tensors. */
export function disposeWeights(weights: Weights): void {
  for (const { filter, bias } of weights.values()) tf.dispose([filter, bias]);
}
