import * as tf from '@tensorflow/tfjs-core';
import type { Conv, PackedConv } from '../../../src/model/conv.ts';
import * as layers from '../../../src/model/layers.ts';
import { packDirect } from '../../../src/model/pack-filter.ts';
import { kernelShapes, numbers, picture } from '../../fixtures/random-tensors.ts';

/** The same convolution for TF.js and for our kernels on WebGPU. */
function convolution(k: number, inputs: number, outputs: number): { plain: Conv; own: PackedConv } {
  const filter = numbers(k * k * inputs * outputs, inputs + 1).map(
    (value) => value / (k * Math.sqrt(inputs)),
  );
  const bias = numbers(outputs, outputs + 2);
  return {
    plain: { filter: tf.tensor4d(filter, [k, k, inputs, outputs]), bias: tf.tensor1d(bias) },
    own: { packed: tf.tensor1d(packDirect(filter, bias, inputs, outputs)), inputs, outputs },
  };
}

type Pairs = Record<string, readonly [found: tf.Tensor, wanted: tf.Tensor]>;

function convolutions([height, width, inputs, outputs]: (typeof kernelShapes)[number]): Pairs {
  const x = picture(height, width, inputs);
  const { plain, own } = convolution(3, inputs, outputs);
  const linear = layers.conv2d(x, plain);
  const shortcut = picture(height, width, outputs);
  return {
    linear: [layers.conv2d(x, own), linear],
    relu: [layers.conv2d(x, own, 'relu'), layers.conv2d(x, plain, 'relu')],
    ...(layers.canAdd(own) && {
      shortcut: [layers.convAndAdd(x, own, shortcut), tf.add(linear, shortcut)],
    }),
    ...pooled(x, own, linear),
  };
}

/** The maps and means of a convolution that pools. */
function pooled(x: tf.Tensor4D, own: PackedConv, linear: tf.Tensor4D): Pairs {
  const { y, means } = layers.convAndMeans(x, own);
  if (!means) return {};
  return { pooled: [y, linear], means: [tf.mean(means, [1, 2]), tf.mean(linear, [1, 2])] };
}

function shuffled(r: number, inputs: number, outputs: number): Pairs {
  const x = picture(7, 10, inputs);
  const { plain, own } = convolution(3, inputs, outputs);
  return { shuffle: [layers.convAndShuffle(x, own, r), layers.pixelShuffle(layers.conv2d(x, plain), r)] };
}

function attention(height: number, width: number, channels: number, narrow: number): Pairs {
  const x = picture(height, width, channels);
  const [down, up] = [convolution(1, channels, narrow), convolution(1, narrow, channels)];
  const averagers = layers.averagers(height, width);
  const found = layers.attend(x, down.own, up.own, () => averagers);
  const wanted = layers.attend(x, down.plain, up.plain, () => averagers);
  tf.dispose([averagers.rows, averagers.columns]);
  return Object.fromEntries(
    (['z', 'squeezed', 'hidden', 'excited', 's'] as const).map((step) => [step, [found[step], wanted[step]]]),
  );
}

function scaledAndAdded(channels: number): Pairs {
  const [x, shortcut] = [picture(9, 7, channels), tf.neg(picture(9, 7, channels))] as const;
  const s = tf.tensor4d(numbers(channels, 11), [1, 1, 1, channels]);
  return { scaleAdd: [layers.scaleAdd(x, s, shortcut as tf.Tensor4D), tf.add(tf.mul(x, s), shortcut)] };
}

/** What our kernels on the current backend compute beside TF.js's ops: the largest difference, of 1 or the largest value. */
export async function kernelErrors(): Promise<Record<string, number>> {
  const cases: Record<string, () => Pairs> = {
    ...Object.fromEntries(kernelShapes.map((shape) => [shape.join(' '), () => convolutions(shape)])),
    'by 2': () => shuffled(2, 32, 128),
    'by 3': () => shuffled(3, 4, 108),
    'attention of 32': () => attention(13, 9, 32, 4),
    'attention of 6': () => attention(5, 4, 6, 2),
    'attention of 300': () => attention(3, 3, 300, 20),
    'of one pixel': () => attention(1, 1, 16, 1),
    'scaling 4': () => scaledAndAdded(4),
    'scaling 64': () => scaledAndAdded(64),
  };
  const errors: Record<string, number> = {};
  for (const [name, run] of Object.entries(cases)) {
    const pairs = tf.tidy(() => run() as unknown as tf.NamedTensorMap) as unknown as Pairs;
    for (const [step, [found, wanted]] of Object.entries(pairs)) {
      errors[`${name}: ${step}`] = await errorOf(found, wanted);
    }
    tf.dispose(Object.values(pairs).flat());
  }
  return errors;
}

async function errorOf(found: tf.Tensor, wanted: tf.Tensor): Promise<number> {
  if (found.shape.join() !== wanted.shape.join()) return Infinity;
  const [a, b] = [await found.data(), await wanted.data()];
  let [difference, largest] = [0, 1];
  for (let i = 0; i < a.length; i++) {
    if (Number.isNaN(a[i])) return Infinity;
    difference = Math.max(difference, Math.abs(a[i]! - b[i]!));
    largest = Math.max(largest, Math.abs(b[i]!));
  }
  return difference / largest;
}
