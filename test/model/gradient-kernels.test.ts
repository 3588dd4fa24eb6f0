import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { relativeError } from '../../src/analysis/relative-error.ts';
import * as kernels from '../../src/model/kernels.ts';
import { useBackend } from '../backends.ts';
import { batch, kernelShapes, numbers } from '../fixtures/random-tensors.ts';

/** Beside those of the other kernels one of more tiles than the filter's gradient transforms at once. */
const shapes = [...kernelShapes, [45, 37, 12, 8]] as const;

const cases = shapes.flatMap((shape) => [1, 3].map((count) => [...shape, count] as const));

/** The largest difference of the largest value: both round, in another order. */
const tolerance = 1e-5;

const errorOf = (found: tf.Tensor, wanted: tf.Tensor): number => {
  expect(found.shape).toEqual(wanted.shape);
  return relativeError(found.dataSync<'float32'>(), wanted.dataSync<'float32'>());
};

/** The gradient by the filter as nine products: of the pixels that each weight reads, and dy. */
function plainFilterGradient(x: tf.Tensor4D, dy: tf.Tensor4D): tf.Tensor4D {
  const [n, h, w, inputs] = x.shape;
  const outputs = dy.shape[3];
  const framed = tf.pad(x, [
    [0, 0],
    [1, 1],
    [1, 1],
    [0, 0],
  ]);
  const products = Array.from({ length: 9 }, (_, k) => {
    const read = tf.slice(framed, [0, Math.floor(k / 3), k % 3, 0], [n, h, w, inputs]);
    return tf.matMul(tf.reshape(read, [n * h * w, inputs]), tf.reshape(dy, [n * h * w, outputs]), true);
  });
  return tf.reshape(tf.stack(products), [3, 3, inputs, outputs]);
}

describe.each(['simd', 'relaxed-simd'] as const)(
  'our %s kernels for training do what TF.js does',
  (variant) => {
    beforeAll(() => useBackend(`wasm + ${variant}`));

    describe.each(cases)(
      '%i x %i pixels, %i to %i channels, in a batch of %i:',
      (height, width, inputs, outputs, count) => {
        const filterOf = () =>
          tf.tensor4d(numbers(9 * inputs * outputs, inputs + 1), [3, 3, inputs, outputs]);
        const xOf = () => batch(count, height, width, inputs, 7);
        const dyOf = () => batch(count, height, width, outputs, 8);

        test('convolution, with and without ReLU', () => {
          tf.tidy(() => {
            const [x, filter] = [xOf(), filterOf()];
            const bias = tf.tensor1d(numbers(outputs, outputs + 2));
            const sums = tf.add<tf.Tensor4D>(tf.conv2d(x, filter, 1, 'same'), bias);
            expect(errorOf(kernels.convolution(x, filter, bias, false), sums)).toBeLessThan(tolerance);
            expect(errorOf(kernels.convolution(x, filter, bias, true), tf.relu(sums))).toBeLessThan(
              tolerance,
            );
          });
        });

        test('the gradient by the input', () => {
          tf.tidy(() => {
            const [dy, filter] = [dyOf(), filterOf()];
            const wanted = tf.conv2dTranspose(dy, filter, [count, height, width, inputs], 1, 'same');
            expect(errorOf(kernels.convolutionInputGradient(dy, filter), wanted)).toBeLessThan(tolerance);
          });
        });

        test('the gradient by the filter', () => {
          tf.tidy(() => {
            const [x, dy] = [xOf(), dyOf()];
            const found = kernels.convolutionFilterGradient(x, dy);
            expect(errorOf(found, plainFilterGradient(x, dy))).toBeLessThan(tolerance);
          });
        });

        test('the gradient of a ReLU, to the last bit', () => {
          tf.tidy(() => {
            const [dy, y] = [dyOf(), tf.relu(batch(count, height, width, outputs, 9))];
            const wanted = tf.mul(dy, tf.step(y));
            expect(errorOf(kernels.reluGradient(dy, y), wanted)).toBe(0);
          });
        });

        test.runIf(outputs % 4 === 0)('the sums of products of maps', () => {
          tf.tidy(() => {
            const [a, b] = [dyOf(), batch(count, height, width, outputs, 9)];
            const wanted = tf.sum(tf.mul(a, b), [1, 2], true);
            expect(errorOf(kernels.channelProducts(a, b), wanted)).toBeLessThan(tolerance);
          });
        });
      },
    );

    test.each([
      [1, 5, 9, 32],
      [3, 7, 4, 6],
      [2, 1, 1, 1],
      [1, 70, 61, 12],
    ])('sums of maps and their gradient, %i x %i x %i x %i', (count, height, width, channels) => {
      tf.tidy(() => {
        const x = batch(count, height, width, channels, 7);
        const sums = kernels.mapSums(x, 0.25);
        expect(errorOf(sums, tf.mul(tf.sum(x, [1, 2], true), 0.25))).toBeLessThan(tolerance);
        const wanted = tf.mul(tf.tile(sums, [1, height, width, 1]), 0.5);
        expect(errorOf(kernels.spread(sums, height, width, 0.5), wanted)).toBe(0);
      });
    });

    test.each([
      [1, 32, 8],
      [3, 6, 1],
      [8, 16, 4],
    ])('the gradients of an excitation, of %i vectors of %i numbers by %i', (count, wide, narrow) => {
      tf.tidy(() => {
        const [z, ds] = [batch(count, 1, 1, wide, 1), batch(count, 1, 1, wide, 2)];
        const down = tf.tensor4d(numbers(wide * narrow, 3), [1, 1, wide, narrow]);
        const up = tf.tensor4d(numbers(wide * narrow, 4), [1, 1, narrow, wide]);
        const [downBias, upBias] = [tf.tensor1d(numbers(narrow, 5)), tf.tensor1d(numbers(wide, 6))];
        const [, hidden, , s] = kernels.excitation(z, { down, downBias, up, upBias });
        const found = kernels.excitationGradient({ ds, z, hidden: hidden!, s: s!, down, up });

        const rows = (x: tf.Tensor): tf.Tensor2D => tf.reshape(x, [count, -1]);
        const matrix = (x: tf.Tensor4D): tf.Tensor2D => tf.reshape(x, [x.shape[2], x.shape[3]]);
        const dExcited = rows(tf.mul(ds, tf.mul(s!, tf.sub(1, s!))));
        const dSqueezed = tf.mul(tf.matMul(dExcited, matrix(up), false, true), tf.step(rows(hidden!)));
        const wanted = [
          tf.reshape(tf.matMul(dSqueezed, matrix(down), false, true), z.shape),
          tf.reshape(tf.matMul(rows(z), dSqueezed, true), down.shape),
          tf.sum(dSqueezed, 0),
          tf.reshape(tf.matMul(rows(hidden!), dExcited, true), up.shape),
          tf.sum(dExcited, 0),
        ];
        for (const [i, gradient] of wanted.entries()) {
          expect(errorOf(found[i]!, gradient)).toBeLessThan(tolerance);
        }
      });
    });

    test.each([1, 3, 4, 7, 1000])('a step of Adam for %i numbers', (count) => {
      const [value, gradient, first, second] = [1, 2, 3, 4].map((seed) => numbers(count, seed));
      second!.forEach((v, i) => (second![i] = Math.abs(v)));
      const step = { rate: 1e-2, correction: 3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
      const { rate, correction, beta1, beta2, epsilon } = step;
      const wanted = [new Float32Array(count), new Float32Array(count), new Float32Array(count)] as const;
      for (let i = 0; i < count; i++) {
        const g = gradient![i]!;
        wanted[1][i] = beta1 * first![i]! + (1 - beta1) * g;
        wanted[2][i] = beta2 * second![i]! + (1 - beta2) * g * g;
        wanted[0][i] =
          value![i]! - (rate * wanted[1][i]!) / (Math.sqrt(wanted[2][i]!) * correction + epsilon);
      }
      tf.tidy(() => {
        const inputs = {
          value: tf.tensor1d(value!),
          gradient: tf.tensor1d(gradient!),
          first: tf.tensor1d(first!),
          second: tf.tensor1d(second!),
        };
        const found = kernels.adam(inputs, step);
        found.forEach((tensor, i) => {
          expect(relativeError(tensor.dataSync<'float32'>(), wanted[i]!)).toBeLessThan(1e-6);
        });
      });
    });
  },
);
