import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { pixelShuffle, shuffleShape } from '../../../src/analysis/pixel-shuffle.ts';
import { shuffleFactors } from '../../../src/model/config.ts';
import { Rcan } from '../../../src/model/rcan.ts';
import * as sites from '../../../src/model/sites.ts';
import type { Planes } from '../../../src/trace/trace.ts';
import { compareWithModel, shuffleSteps } from '../../../src/views/pixel-shuffle/steps.ts';
import { useBackend } from '../../backends.ts';
import { numbersOf } from '../../fixtures/numbers-of.ts';
import { loadReference, referenceNames } from '../../fixtures/reference-files.ts';

beforeAll(() => useBackend('cpu'));

/** What the model holds before and after each of its shuffles, as a run records it. */
function tailOf(name: string): ReadonlyMap<string, Planes> {
  const { config, state, input } = loadReference(name);
  const stages = shuffleFactors(config.scale).flatMap((_, k) => [sites.upConv(k), sites.shuffle(k)]);
  const records = new Map<string, Planes>();
  const record = (site: string, x: tf.Tensor4D): void => {
    const [, height, width, channels] = x.shape;
    const data = numbersOf(() => tf.transpose(x, [0, 3, 1, 2]));
    records.set(site, { channels, height, width, data });
  };
  const net = new Rcan(config, state);
  const [, channels = 0, height = 0, width = 0] = input.shape;
  const picture = tf.tidy(() =>
    tf.transpose(tf.tensor4d(input.data, [1, channels, height, width]), [0, 2, 3, 1]),
  );
  const pass = net.forward(picture, { taps: { wants: (site) => stages.includes(site), record } });
  let step = pass.next();
  while (!step.done) step = pass.next();
  tf.dispose([step.value, picture]);
  net.dispose();
  return records;
}

describe.each(referenceNames)('every step of the figure is the array that the model has: %s', (name) => {
  const { config } = loadReference(name);
  let records: ReadonlyMap<string, Planes>;
  beforeAll(() => {
    records = tailOf(name);
  });
  const at = (site: string): Planes => {
    const found = records.get(site);
    if (!found) throw new Error(`The model recorded nothing at ${site}.`);
    return found;
  };

  test.each([...shuffleFactors(config.scale).entries()])('stage %i, by %i', (k, r) => {
    const before = at(sites.upConv(k));
    const after = at(sites.shuffle(k));
    const shape = shuffleShape(before, r);
    const [maps, take, lay, interleaved] = shuffleSteps(before, shape);
    // The first two are the model's array itself, looked at with other axes.
    expect(maps.data).toBe(before.data);
    expect(take.data).toBe(before.data);
    expect(take.shape).toEqual([config.features, r, r, before.height, before.width]);
    const [c, h, w] = [config.features, before.height, before.width];
    tf.tidy(() => {
      const permuted = tf.transpose(tf.tensor(before.data, [c, r, r, h, w]), [0, 3, 1, 4, 2]);
      expect(lay.data).toEqual(permuted.dataSync<'float32'>().slice());
      expect(lay.shape).toEqual(permuted.shape);
    });
    expect(interleaved.data).toEqual(after.data);
    expect(interleaved.shape).toEqual([after.channels, after.height, after.width]);

    for (const direction of ['shuffle', 'unshuffle'] as const) {
      const equal = { values: before.data.length, different: 0, largest: 0 };
      expect(compareWithModel(before, after, shape, direction)).toEqual(equal);
    }
    const wrong = compareWithModel(before, after, shuffleShape(before, r, 'tensorflow'));
    expect(wrong?.different).toBeGreaterThan(before.data.length / 2);
  });
});

/** Maps whose numbers are all different, none of them round. */
function numbers(channels: number, height: number, width: number): Planes {
  const data = Float32Array.from({ length: channels * height * width }, (_, p) => Math.sin(p + 1) * (p + 1));
  return { channels, height, width, data };
}

describe('in TensorFlow’s order', () => {
  const before = numbers(12, 3, 4);
  const shape = shuffleShape(before, 2, 'tensorflow');

  test('every step holds exactly the same numbers, the last one what the shuffle gives', () => {
    const steps = shuffleSteps(before, shape);
    const sorted = before.data.slice().sort();
    for (const step of steps) {
      expect(step.shape.reduce((product, size) => product * size)).toBe(before.data.length);
      expect(step.data.slice().sort()).toEqual(sorted);
    }
    expect(steps[3].data).toEqual(pixelShuffle(before, 2, 'tensorflow').data);
  });

  test('a model that used it would agree, both ways', () => {
    const after = pixelShuffle(before, 2, 'tensorflow');
    for (const direction of ['shuffle', 'unshuffle'] as const)
      expect(compareWithModel(before, after, shape, direction)).toMatchObject({ different: 0 });
  });
});

describe('the comparison', () => {
  const before = numbers(8, 2, 3);
  const shape = shuffleShape(before, 2);
  const after = pixelShuffle(before, 2);

  test('tells how far a model is off that does something else', () => {
    const wrong = { ...after, data: after.data.slice() };
    wrong.data[3]! += 0.5;
    expect(compareWithModel(before, wrong, shape)).toMatchObject({ different: 1 });
    expect(compareWithModel(before, wrong, shape)?.largest).toBeCloseTo(0.5, 5);
  });

  test('counts a NaN as a difference', () => {
    const broken = { ...after, data: after.data.slice() };
    broken.data[5] = NaN;
    expect(compareWithModel(before, broken, shape)).toMatchObject({ different: 1, largest: NaN });
  });

  test('has nothing to say of maps that are not of this shuffle', () => {
    expect(compareWithModel(before, { ...after, height: 5 }, shape)).toBeUndefined();
    expect(compareWithModel(numbers(4, 2, 3), after, shape)).toBeUndefined();
  });
});
