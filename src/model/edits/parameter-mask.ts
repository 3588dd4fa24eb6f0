import * as tf from '@tensorflow/tfjs-core';
import { deviceParameters, type DifferentiableConv } from '../conv.ts';
import type { ConvShape } from '../convolutions.ts';
import { bias, weight, type Site } from '../sites.ts';
import type { StateDict } from '../state-dict.ts';
import type { Edit } from './edit.ts';
import { editedParameters } from './edited-parameters.ts';

/**
 * The edits of a convolution's parameters where these change from pass to pass, as in training: parameter x kept + set,
 * kept being 0 where edits set a parameter, which so gets no gradient, and else 1.
 */
export class ParameterMask {
  readonly #kept: readonly [filter: tf.Tensor4D, bias: tf.Tensor1D];
  readonly #set: readonly [filter: tf.Tensor4D, bias: tf.Tensor1D];

  /** Uploads the mask for the edits of the convolution at `site`; end it with `dispose`. */
  constructor(site: Site, shape: ConvShape, edits: readonly Edit[]) {
    // What the edits make of zeros and of ones tells them apart from what they keep.
    const [zeros, ones] = [0, 1].map((value) => {
      const edited = editedParameters(constantState(site, shape, value), site, shape, edits);
      return deviceParameters(edited, site, shape);
    });
    const difference = (a: Float32Array, b: Float32Array): Float32Array =>
      a.map((value, i) => Number(value !== b[i]));
    const { kernel, inputs, outputs } = shape;
    const upload = (filter: Float32Array, offsets: Float32Array) =>
      [
        tf.keep(tf.tensor4d(filter, [kernel, kernel, inputs, outputs])),
        tf.keep(tf.tensor1d(offsets)),
      ] as const;
    this.#kept = upload(difference(zeros!.filter, ones!.filter), difference(zeros!.offsets, ones!.offsets));
    this.#set = upload(zeros!.filter, zeros!.offsets);
  }

  /** The convolution with its edits, in tensors that the caller's `tf.tidy` frees. */
  apply({ filter, bias }: DifferentiableConv): DifferentiableConv {
    return {
      filter: tf.add(tf.mul(filter, this.#kept[0]), this.#set[0]),
      bias: tf.add(tf.mul(bias, this.#kept[1]), this.#set[1]),
      differentiable: true,
    };
  }

  /** Frees the mask. */
  dispose(): void {
    tf.dispose([...this.#kept, ...this.#set]);
  }
}

function constantState(site: Site, { kernel, inputs, outputs }: ConvShape, value: number): StateDict {
  const filterShape = [outputs, inputs, kernel, kernel];
  const count = outputs * inputs * kernel * kernel;
  return new Map([
    [weight(site), { shape: filterShape, data: new Float32Array(count).fill(value) }],
    [bias(site), { shape: [outputs], data: new Float32Array(outputs).fill(value) }],
  ]);
}
