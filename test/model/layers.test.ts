import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { averagers, globalAveragePool, pixelShuffle, toPyTorchOrder } from '../../src/model/layers.ts';
import { nodeComputers, useBackend } from '../backends.ts';

describe.each(nodeComputers)('layers on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  test('the mean of a large map is accurate to six digits, which a plain float32 sum is not', () => {
    const [height, width, channels] = [301, 257, 3];
    const values = Float32Array.from(
      { length: height * width * channels },
      (_, i) => 200 + ((i * 7919) % 1000) / 10,
    );
    const exact = new Float64Array(channels);
    values.forEach((value, i) => (exact[i % channels]! += value / (height * width)));
    const means = tf.tidy(() => {
      const { rows, columns } = averagers(height, width);
      const z = globalAveragePool(tf.tensor4d(values, [1, height, width, channels]), { rows, columns });
      expect(z.shape).toEqual([1, 1, 1, channels]);
      tf.dispose([rows, columns]);
      return z.dataSync<'float32'>().slice();
    });
    means.forEach((mean, c) => expect(Math.abs(mean / exact[c]! - 1)).toBeLessThan(1e-6));
  });

  test.each([2, 3])(
    'pixel shuffle by %i lays channel c, phase (i, j) at row y r + i, column x r + j',
    (r) => {
      const [height, width, channels] = [3, 5, 2];
      const wide = channels * r * r;
      const values = Float32Array.from({ length: height * width * wide }, (_, i) => i);
      tf.tidy(() => {
        const x = tf.tensor4d(values, [1, height, width, wide]);
        const shuffled = pixelShuffle(x, r).arraySync()[0]!;
        const asPyTorch = toPyTorchOrder(x, r).arraySync()[0]!;
        for (let y = 0; y < height * r; y++) {
          for (let column = 0; column < width * r; column++) {
            for (let c = 0; c < channels; c++) {
              const [i, j] = [y % r, column % r];
              const from = asPyTorch[Math.floor(y / r)]![Math.floor(column / r)]!;
              expect(shuffled[y]![column]![c]).toBe(from[c * r * r + i * r + j]);
            }
          }
        }
      });
    },
  );
});
