import * as tf from '@tensorflow/tfjs-core';
import { ReaderError } from '../image/reader-error.ts';
import type { ConvShape } from './convolutions.ts';
import { bias, weight, type Site } from './sites.ts';
import type { Parameter, StateDict } from './state-dict.ts';

/** A convolution's parameters on the device: filter [k, k, in, out] (HWIO, as TF.js wants them), bias [out]. */
export interface Conv {
  readonly filter: tf.Tensor4D;
  readonly bias: tf.Tensor1D;
}

/**
 * Uploads the convolution at `site`. Here, once, filters turn from OIHW to HWIO, and the output channels before
 * a pixel shuffle by r from PyTorch's order c r^2 + i r + j (phase innermost) to (i r + j) C + c, in which
 * `pixelShuffle` moves whole rows of channels. The tensors are kept: the caller disposes them.
 * Throws `ReaderError` when a parameter is missing or has another shape.
 */
export function uploadConv(state: StateDict, site: Site, shape: ConvShape): Conv {
  const { kernel, inputs, outputs, shuffle: r = 1 } = shape;
  const w = parameter(state, weight(site), [outputs, inputs, kernel, kernel]).data;
  const b = parameter(state, bias(site), [outputs]).data;
  const filter = new Float32Array(w.length);
  const offsets = new Float32Array(outputs);
  const area = kernel * kernel;
  for (let o = 0; o < outputs; o++) {
    const place = (o % (r * r)) * (outputs / (r * r)) + Math.floor(o / (r * r));
    offsets[place] = b[o]!;
    for (let i = 0; i < inputs; i++) {
      for (let k = 0; k < area; k++) {
        filter[(k * inputs + i) * outputs + place] = w[(o * inputs + i) * area + k]!;
      }
    }
  }
  return {
    filter: tf.keep(tf.tensor4d(filter, [kernel, kernel, inputs, outputs])),
    bias: tf.keep(tf.tensor1d(offsets)),
  };
}

function parameter(state: StateDict, name: string, shape: readonly number[]): Parameter {
  const found = state.get(name);
  if (!found) {
    throw new ReaderError('checkpoint-unsupported', `The checkpoint lacks the parameter "${name}".`, {
      name,
    });
  }
  if (found.shape.join() !== shape.join()) {
    throw new ReaderError(
      'checkpoint-unsupported',
      `"${name}" has the shape [${found.shape.join(', ')}]; this network needs [${shape.join(', ')}].`,
      { name, found: found.shape.join(' x '), expected: shape.join(' x ') },
    );
  }
  return found;
}

/** Convolution with zero padding, stride 1: [1, H, W, in] -> [1, H, W, out]; bias and ReLU in the same kernel. */
export function conv2d(x: tf.Tensor4D, conv: Conv, activation: 'linear' | 'relu' = 'linear'): tf.Tensor4D {
  return tf.fused.conv2d({ x, filter: conv.filter, bias: conv.bias, strides: 1, pad: 'same', activation });
}

/** Row vectors of 1/H and 1/W, with which `globalAveragePool` averages over rows and columns. */
export interface Averagers {
  readonly rows: tf.Tensor2D;
  readonly columns: tf.Tensor2D;
}

/** The averagers of an H x W feature map; the caller disposes them. */
export function averagers(height: number, width: number): Averagers {
  return {
    rows: tf.keep(tf.fill([1, height], 1 / height)),
    columns: tf.keep(tf.fill([1, width], 1 / width)),
  };
}

/**
 * H_GP, the mean of each channel (paper eq. 10): [1, H, W, C] -> [1, 1, 1, C]. Two matrix products instead of
 * `tf.mean`, which wasm does by transposing first; and rows before columns, because one sum over H W float32
 * numbers loses digits that two sums over H and W keep.
 */
export function globalAveragePool(x: tf.Tensor4D, { rows, columns }: Averagers): tf.Tensor4D {
  const [, h, w, c] = x.shape;
  return tf.tidy(() => {
    const meanRow = tf.matMul(rows, tf.reshape<tf.Rank.R2>(x, [h, w * c])); // [1, W C]
    const mean = tf.matMul(columns, tf.reshape<tf.Rank.R2>(meanRow, [w, c])); // [1, C]
    return tf.reshape(mean, [1, 1, 1, c]);
  });
}

/**
 * Pixel shuffle (ESPCN; PyTorch's `PixelShuffle`): [1, H, W, r r C] -> [1, H r, W r, C], for channels that
 * `uploadConv` ordered as (i r + j) C + c. Then the r C numbers of one i are a finished stretch of output row
 * h r + i, and only H, W, i change places: a transpose of rank 4, quick on every backend.
 */
export function pixelShuffle(x: tf.Tensor4D, r: number): tf.Tensor4D {
  const [, h, w, channels] = x.shape;
  const c = channels / (r * r);
  return tf.tidy(() => {
    const rows = tf.transpose(tf.reshape(x, [h, w, r, r * c]), [0, 2, 1, 3]); // [H, r, W, r C]
    return tf.reshape(rows, [1, h * r, w * r, c]);
  });
}

/** Channels ordered for `pixelShuffle` back in PyTorch's order c r^2 + i r + j, as a recorded site shows them. */
export function toPyTorchOrder(x: tf.Tensor4D, r: number): tf.Tensor4D {
  const [, h, w, channels] = x.shape;
  return tf.tidy(() => {
    const phaseInnermost = tf.transpose(tf.reshape(x, [h * w, r * r, channels / (r * r)]), [0, 2, 1]);
    return tf.reshape(phaseInnermost, [1, h, w, channels]);
  });
}
