import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { pixelShuffle, pixelUnshuffle } from '../../../src/analysis/pixel-shuffle.ts';
import { channelOf } from '../../../src/model/channel-order.ts';
import type { Planes } from '../../../src/trace/trace.ts';
import { formulaLines, indexSum, type Call } from '../../../src/views/pixel-shuffle/formula-lines.ts';
import { useBackend } from '../../backends.ts';

const [C, r, H, W] = [3, 2, 4, 5];
const sizes: Readonly<Record<string, number>> = { C, r, H, W };

/** "C*r*r" or "2" as a number. */
const number = (text: string): number =>
  text.split('*').reduce((product, part) => product * (sizes[part] ?? Number(part)), 1);

/** Does what the line on the page says. */
function follow(calls: readonly Call[], x: tf.Tensor): tf.Tensor {
  return calls.slice(1).reduce((tensor, { code }) => {
    const [, name = '', list = ''] = /^\.(\w+)\(\[?([^\])]*)\]?\)$/.exec(code) ?? [];
    const numbers = list.split(', ').map(number);
    if (name === 'view' || name === 'reshape') return tf.reshape(tensor, numbers);
    if (name === 'permute' || name === 'transpose') return tf.transpose(tensor, numbers);
    throw new Error(`"${code}" is no step that this test knows.`);
  }, x);
}

const counting = (channels: number, height: number, width: number): Planes => ({
  channels,
  height,
  width,
  data: Float32Array.from({ length: channels * height * width }, (_, p) => p),
});
const small = counting(C * r * r, H, W);
const large = counting(C, H * r, W * r);

beforeAll(() => useBackend('cpu'));

describe('the lines of code on the page do what the figure does', () => {
  test.each([
    ['shuffle', small, pixelShuffle(small, r)],
    ['unshuffle', large, pixelUnshuffle(large, r)],
  ] as const)('PyTorch’s %s', (direction, { channels, height, width, data }, expected) => {
    tf.tidy(() => {
      const made = follow(formulaLines.torch[direction].calls, tf.tensor3d(data, [channels, height, width]));
      expect(made.shape).toEqual([expected.channels, expected.height, expected.width]);
      expect(made.dataSync<'float32'>()).toEqual(expected.data);
    });
  });

  test.each([
    ['shuffle', small, pixelShuffle(small, r, 'tensorflow')],
    ['unshuffle', large, pixelUnshuffle(large, r, 'tensorflow')],
  ] as const)('TF.js’s %s, with channels last', (direction, { channels, height, width, data }, expected) => {
    tf.tidy(() => {
      const x = tf.transpose(tf.tensor3d(data, [channels, height, width]), [1, 2, 0]);
      const made = follow(formulaLines.tensorflow[direction].calls, x);
      expect(made.shape).toEqual([expected.height, expected.width, expected.channels]);
      expect(tf.transpose(made, [2, 0, 1]).dataSync<'float32'>()).toEqual(expected.data);
    });
  });
});

test.each(['torch', 'tensorflow'] as const)(
  'the sum for a map’s number comes out, in the order of %s',
  (order) => {
    for (let feature = 0; feature < C; feature++) {
      for (const [i, j] of [
        [0, 1],
        [1, 0],
      ] as const) {
        const map = channelOf(order, { features: C, factor: r }, { feature, i, j });
        const [left = 0, a = 0, b = 0, c = 0, d = 0, e = 0] = [
          ...indexSum(order, r, C, { map, feature, i, j }).matchAll(/\d+/g),
        ].map(Number);
        expect(order === 'torch' ? a * b + c * d + e : (a * b + c) * d + e).toBe(left);
        expect(left).toBe(map);
      }
    }
  },
);
