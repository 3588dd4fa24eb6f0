import * as tf from '@tensorflow/tfjs-core';
import { bias, weight, type Site } from '../sites.ts';
import { parameterOf, type StateDict } from '../state-dict.ts';

/** Added to the variance: the default of PyTorch's `BatchNorm2d`. */
const epsilon = 1e-5;

/** State-dict names of a batch normalisation, as PyTorch's `BatchNorm2d` has them. */
export function normalization(site: Site) {
  return {
    factor: weight(site),
    offset: bias(site),
    mean: `${site}.running_mean`,
    variance: `${site}.running_var`,
  } as const;
}

/** Parameters of a batch normalisation on the device, one value per channel each. */
export type Normalization = Readonly<Record<keyof ReturnType<typeof normalization>, tf.Tensor1D>>;

/** Uploads the normalisation at `site`; the caller disposes its tensors. Throws as `parameterOf` does. */
export function uploadNormalization(state: StateDict, site: Site, channels: number): Normalization {
  const names = normalization(site);
  const found = (name: string): Float32Array => parameterOf(state, name, [channels]).data;
  const [factor, offset] = [found(names.factor), found(names.offset)];
  const [mean, variance] = [found(names.mean), found(names.variance)];
  const upload = (data: Float32Array): tf.Tensor1D => tf.keep(tf.tensor1d(data));
  return { factor: upload(factor), offset: upload(offset), mean: upload(mean), variance: upload(variance) };
}

/** (x - mean) / sqrt(variance + epsilon) factor + offset for maps [1, H, W, C]. */
export function normalize(x: tf.Tensor4D, { factor, offset, mean, variance }: Normalization): tf.Tensor4D {
  return tf.batchNorm(x, mean, variance, offset, factor, epsilon);
}
