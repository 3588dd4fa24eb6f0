import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Conv } from '../../src/model/conv.ts';
import * as layers from '../../src/model/layers.ts';
import { hasKernels } from '../../src/model/kernels.ts';
import { packFilter } from '../../src/model/pack-filter.ts';
import { heapOf } from '../../src/engine/kernels/heap.ts';
import { useBackend } from '../backends.ts';
import { kernelShapes as shapes, numbers, picture } from '../fixtures/random-tensors.ts';

/** The same convolution for TF.js and for our kernels. */
function convolution(inputs: number, outputs: number): { plain: Conv; own: Conv } {
  const filter = numbers(9 * inputs * outputs, inputs + 1).map((value) => value / (3 * Math.sqrt(inputs)));
  const bias = numbers(outputs, outputs + 2);
  return {
    plain: { filter: tf.tensor4d(filter, [3, 3, inputs, outputs]), bias: tf.tensor1d(bias) },
    own: { packed: tf.tensor1d(packFilter(filter, bias, inputs, outputs)), inputs, outputs },
  };
}

/** The largest difference, of the largest value or of 1. */
function errorOf(found: tf.Tensor, wanted: tf.Tensor): number {
  expect(found.shape).toEqual(wanted.shape);
  const largest = tf.max(tf.abs(wanted)).dataSync()[0]!;
  return tf.max(tf.abs(tf.sub(found, wanted))).dataSync()[0]! / Math.max(1, largest);
}

/** Both round, in another order. */
const tolerance = 4e-6;

describe.each(['simd', 'relaxed-simd'] as const)('our %s kernels do what TF.js does', (variant) => {
  beforeAll(() => useBackend(`wasm + ${variant}`));

  test.each(shapes)('convolution of %i x %i from %i to %i channels, with and without ReLU', (...shape) => {
    const [height, width, inputs, outputs] = shape;
    tf.tidy(() => {
      const x = picture(height, width, inputs);
      const { plain, own } = convolution(inputs, outputs);
      for (const activation of ['linear', 'relu'] as const) {
        const wanted = layers.conv2d(x, plain, activation);
        expect(errorOf(layers.conv2d(x, own, activation), wanted), activation).toBeLessThan(tolerance);
      }
    });
  });

  test.each(shapes)('the means of a convolution of %i x %i from %i to %i channels', (...shape) => {
    const [height, width, inputs, outputs] = shape;
    tf.tidy(() => {
      const x = picture(height, width, inputs);
      const { own } = convolution(inputs, outputs);
      const averagers = layers.averagers(height, width);
      const { y, means = layers.globalAveragePool(y, averagers) } = layers.convAndMeans(x, own);
      expect(errorOf(means, layers.globalAveragePool(y, averagers))).toBeLessThan(1e-6);
      tf.dispose([averagers.rows, averagers.columns]);
    });
  });

  test.each([
    [2, 4, 16],
    [2, 32, 128],
    [3, 8, 72],
    [3, 4, 108],
  ] as const)('convolution and pixel shuffle by %i from %i to %i channels', (r, inputs, outputs) => {
    tf.tidy(() => {
      const x = picture(7, 10, inputs);
      const { plain, own } = convolution(inputs, outputs);
      const wanted = layers.pixelShuffle(layers.conv2d(x, plain), r);
      if (!layers.canShuffle(own, r)) throw new Error('It says that it cannot.');
      expect(errorOf(layers.convAndShuffle(x, own, r), wanted)).toBeLessThan(tolerance);
    });
  });

  test('a pixel shuffle to channels that are no multiple of four is left to TF.js', () => {
    tf.tidy(() => {
      expect(layers.canShuffle(convolution(3, 12).own, 2)).toBe(false);
    });
  });

  test('excitation, to the last digits of the exponential', () => {
    const [channels, narrow] = [32, 4];
    tf.tidy(() => {
      const z = tf.tensor4d(numbers(channels, 3), [1, 1, 1, channels]);
      const conv = (inputs: number, outputs: number) => ({
        filter: tf.tensor4d(numbers(inputs * outputs, 5), [1, 1, inputs, outputs]),
        bias: tf.tensor1d(numbers(outputs, 9)),
      });
      const [down, up] = [conv(channels, narrow), conv(narrow, channels)];
      const squeezed = layers.conv2d(z, down);
      const hidden = tf.relu(squeezed);
      const excited = layers.conv2d(hidden, up);
      const found = layers.attend(z, down, up, () => layers.averagers(1, 1));
      for (const [name, wanted] of Object.entries({ z, squeezed, hidden, excited, s: tf.sigmoid(excited) })) {
        expect(errorOf(found[name as keyof typeof found], wanted), name).toBeLessThan(1e-6);
      }
    });
  });

  test.each([4, 32, 6])('scaling and adding %i channels, to the last bit', (channels) => {
    tf.tidy(() => {
      const [x, shortcut] = [picture(9, 7, channels), tf.neg(picture(9, 7, channels))];
      const s = tf.tensor4d(numbers(channels, 11), [1, 1, 1, channels]);
      const wanted = tf.add(tf.mul(x, s), shortcut);
      expect(layers.scaleAdd(x, s, shortcut).dataSync()).toEqual(wanted.dataSync());
    });
  });

  test('NaN stays NaN', () => {
    tf.tidy(() => {
      const x = tf.fill<tf.Rank.R4>([1, 5, 5, 4], NaN);
      for (const outputs of [4, 3]) {
        const { own } = convolution(4, outputs);
        expect([...layers.conv2d(x, own, 'relu').dataSync()].every(Number.isNaN)).toBe(true);
      }
    });
  });

  test('the heap is as large after many runs of many sizes as after the largest', () => {
    const heap = heapOf(tf.backend() as BackendWasm);
    const { own } = convolution(32, 32);
    const run = (size: number): void =>
      tf.tidy(() => {
        const x = picture(size, size + 1, 32);
        const { means } = layers.convAndMeans(x, own);
        layers.scaleAdd(x, means!, x);
      });
    run(60);
    const [bytes, tensors] = [heap.HEAPU8.byteLength, tf.memory().numTensors];
    for (let i = 0; i < 200; i++) run(1 + ((i * 37) % 60));
    expect(heap.HEAPU8.byteLength).toBe(bytes);
    expect(tf.memory().numTensors).toBe(tensors);
  });
});

test('They are removed with their backend, and the next one computes with TF.js’s kernels', async () => {
  await useBackend('wasm + simd');
  expect(hasKernels()).toBe(true);
  tf.removeBackend('wasm');
  expect(tf.getKernel('RcanConvolution3x3', 'wasm')).toBeUndefined();
  expect(tf.getKernel('Conv2D', 'wasm')).toBeDefined();
});
