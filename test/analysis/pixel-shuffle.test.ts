import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  pixelShuffle,
  pixelUnshuffle,
  shuffleShape,
  sourceOf,
  targetOf,
} from '../../src/analysis/pixel-shuffle.ts';
import { channelOf, phaseOf } from '../../src/model/channel-order.ts';
import { pixelShuffle as modelShuffle } from '../../src/model/layers.ts';
import type { Planes } from '../../src/trace/trace.ts';
import { useBackend } from '../backends.ts';
import { shuffleFixtures, type ShuffleFixture } from '../fixtures/shuffle-fixture.ts';

/** Numbers of which no two are equal and none is round. */
function maps(channels: number, height: number, width: number): Planes {
  const data = Float32Array.from({ length: channels * height * width }, (_, p) => Math.sin(p + 1) * (p + 1));
  return { channels, height, width, data };
}
const before = ({ features, factor: r, height, width }: ShuffleFixture) =>
  maps(features * r * r, height, width);
const after = ({ features, factor: r, height, width }: ShuffleFixture) =>
  maps(features, height * r, width * r);

/** NHWC of NCHW, and back by naming the axes in the other order. */
const channelsLast = ({ channels, height, width, data }: Planes): tf.Tensor4D =>
  tf.reshape(tf.transpose(tf.tensor3d(data, [channels, height, width]), [1, 2, 0]), [
    1,
    height,
    width,
    channels,
  ]);
const channelsFirst = (x: tf.Tensor4D): Float32Array =>
  tf
    .transpose(tf.squeeze(x, [0]), [2, 0, 1])
    .dataSync<'float32'>()
    .slice();

beforeAll(() => useBackend('cpu'));

describe.each(shuffleFixtures)('r = $factor, C = $features', (fixture) => {
  const { factor: r, features } = fixture;

  test('shuffles as PyTorch does, number by number', () => {
    const input = before(fixture);
    const shuffled = pixelShuffle(input, r);
    expect([shuffled.channels, shuffled.height, shuffled.width]).toEqual([features, 2 * r, 3 * r]);
    expect(shuffled.data).toEqual(Float32Array.from(fixture.shuffled, (from) => input.data[from]!));
  });

  test('unshuffles as PyTorch does, number by number', () => {
    const input = after(fixture);
    expect(pixelUnshuffle(input, r).data).toEqual(
      Float32Array.from(fixture.unshuffled, (from) => input.data[from]!),
    );
  });

  test.each(['torch', 'tensorflow'] as const)(
    'unshuffling takes the shuffle back, in the order of %s',
    (order) => {
      expect(pixelUnshuffle(pixelShuffle(before(fixture), r, order), r, order)).toEqual(before(fixture));
      expect(pixelShuffle(pixelUnshuffle(after(fixture), r, order), r, order)).toEqual(after(fixture));
    },
  );

  test('the model’s shuffle does the same with channels in the order its filters are uploaded in', () => {
    const input = before(fixture);
    const size = input.height * input.width;
    const reordered = { ...input, data: new Float32Array(input.data.length) };
    for (let k = 0; k < input.channels; k++) {
      const to = channelOf('tensorflow', fixture, phaseOf('torch', fixture, k));
      reordered.data.set(input.data.subarray(k * size, (k + 1) * size), to * size);
    }
    tf.tidy(() => {
      expect(channelsFirst(modelShuffle(channelsLast(reordered), r))).toEqual(pixelShuffle(input, r).data);
    });
  });

  test('the other order is TensorFlow’s depthToSpace, and another picture where there is more than one channel', () => {
    const input = before(fixture);
    const { data } = pixelShuffle(input, r, 'tensorflow');
    tf.tidy(() => {
      expect(data).toEqual(channelsFirst(tf.depthToSpace(channelsLast(input), r, 'NHWC')));
    });
    const same = data.every((value, p) => value === pixelShuffle(input, r).data[p]);
    expect(same).toBe(features === 1);
  });

  test.each(['torch', 'tensorflow'] as const)(
    'says where every output value comes from and where every input value goes, in the order of %s',
    (order) => {
      const input = before(fixture);
      const shape = shuffleShape(input, r, order);
      const { data, height, width } = pixelShuffle(input, r, order);
      data.forEach((value, p) => {
        const target = {
          feature: Math.floor(p / (height * width)),
          row: Math.floor(p / width) % height,
          column: p % width,
        };
        const { map, y, x, feature, i, j } = sourceOf(shape, target);
        if (input.data[(map * input.height + y) * input.width + x] !== value)
          expect.fail(`wrong source of ${p}`);
        if (feature !== target.feature || target.row !== y * r + i || target.column !== x * r + j)
          expect.fail(`wrong phase of ${p}`);
        expect(targetOf(shape, map, y, x)).toEqual(target);
      });
    },
  );
});

test('channels that do not come in r x r are refused with a sentence', () => {
  expect(() => pixelShuffle(maps(6, 1, 1), 2)).toThrow('multiple of 4 channels; there are 6');
});

test('sides that the factor does not divide are refused with a sentence', () => {
  expect(() => pixelUnshuffle(maps(1, 5, 6), 2)).toThrow('multiples of 2; these are 5 x 6');
});
