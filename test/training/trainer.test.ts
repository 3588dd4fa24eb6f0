import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { drawCard } from '../../src/image/cards/index.ts';
import { block, blockConv1, head, squeeze, tailInput, weight } from '../../src/model/sites.ts';
import { disposeGradients, lossGradients } from '../../src/training/gradients.ts';
import { Patches } from '../../src/training/patches.ts';
import { registerGradients } from '../../src/training/register-gradients.ts';
import { defaultSetup, type TrainingSetup } from '../../src/training/setup.ts';
import { readTraining, restoreTraining, saveTraining } from '../../src/training/training-state.ts';
import { Trainer } from '../../src/training/trainer.ts';
import { holdOut, validate } from '../../src/training/validate.ts';
import { useBackend } from '../backends.ts';

const pictures = (['facade', 'zone-plate'] as const).map((name) => ({ name, picture: drawCard(name, 96) }));

/** A network that takes milliseconds a step. */
const small: TrainingSetup = {
  ...defaultSetup,
  config: { groups: 1, blocks: 2, features: 8, reduction: 2, scale: 2, colors: 3 },
  batch: 3,
  patch: 10,
};

const begin = (setup: TrainingSetup = small): Trainer => new Trainer(setup, new Patches(pictures, setup));

async function losses(trainer: Trainer, steps: number): Promise<number[]> {
  const found: number[] = [];
  for (let i = 0; i < steps; i++) found.push((await trainer.step()).loss);
  return found;
}

beforeAll(registerGradients);

describe('on wasm', () => {
  beforeEach(() => useBackend('wasm + simd'));

  test('the same seed gives the same losses and weights, another seed others', async () => {
    const runs = [];
    for (const seed of [1, 1, 2]) {
      const trainer = begin({ ...small, seed });
      runs.push({ losses: await losses(trainer, 5), weights: await trainer.weights() });
      trainer.dispose();
    }
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]!.losses).not.toEqual(runs[0]!.losses);
  });

  test('it learns: after 100 steps the loss is below half of the first', async () => {
    const setup = { ...small, batch: 8, patch: 12, rate: 2e-3 };
    const trainer = new Trainer(setup, new Patches(pictures.slice(0, 1), setup));
    const found = await losses(trainer, 100);
    expect(Math.max(...found.slice(-10))).toBeLessThan(found[0]! / 2);
    trainer.dispose();
  });

  test('norms of gradients too small for their squares agree with float64 sums', async () => {
    const config = { ...defaultSetup.config, groups: 1, blocks: 32, features: 8 };
    const trainer = begin({ ...small, config, without: ['lsc', 'ssc', 'shortcut', 'ca'] });
    const { convs } = await trainer.gradientNorms();
    const { count, input, inputSide, target, targetSide } = new Patches(pictures, trainer.setup).draw(0);
    const x = tf.tensor4d(input, [count, inputSide, inputSide, 3]);
    const made = lossGradients(trainer.net, x, tf.tensor4d(target, [count, targetSide, targetSide, 3]), {
      loss: trainer.setup.loss,
      edited: trainer.edited,
    });
    for (const [site, { filter, bias }] of made.convs) {
      const values = [...(await filter!.data<'float32'>()), ...(await bias!.data<'float32'>())];
      const norm = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
      expect(Math.abs(convs.get(site)!.gradient - norm), site).toBeLessThanOrEqual(1e-4 * norm);
    }
    expect(convs.get(head)!.gradient).toBeLessThan(1e-20);
    disposeGradients(made);
    trainer.dispose();
  });

  test.each([0, 0.9])(
    'a training that was saved goes on to the last bit (moving average %d)',
    async (average) => {
      const setup = { ...small, average };
      const whole = begin(setup);
      await losses(whole, 4);
      const bytes = await saveTraining(whole, { note: 'kept' });
      const wanted = { losses: await losses(whole, 4), weights: await whole.weights() };
      whole.dispose();

      const resumed = begin({ ...setup, seed: small.seed });
      const saved = readTraining(bytes);
      expect([saved.step, saved.notes.get('note')]).toEqual([4, 'kept']);
      restoreTraining(resumed, saved);
      expect(resumed.steps).toBe(4);
      expect({ losses: await losses(resumed, 4), weights: await resumed.weights() }).toEqual(wanted);
      resumed.dispose();
    },
  );

  test('a saved training of another shape is refused, naming the parameter, and nothing is changed', async () => {
    const other = begin({ ...small, config: { ...small.config, features: 12 } });
    await losses(other, 1);
    const bytes = await saveTraining(other);
    other.dispose();
    const trainer = begin();
    const before = await trainer.weights();
    expect(() => restoreTraining(trainer, readTraining(bytes))).toThrow(
      /"head.0.weight" has the shape \[12, 3, 3, 3\]/,
    );
    expect(await trainer.weights()).toEqual(before);
    trainer.dispose();
  });

  test('after many steps, norms and validations there are as many tensors and bytes as after a few', async () => {
    const trainer = begin({ ...small, average: 0.5 });
    const heldOut = holdOut(pictures.slice(0, 1), small);
    const work = async (): Promise<void> => {
      await trainer.step({ norms: true });
      await trainer.step();
      await validate(trainer, heldOut);
      await trainer.gradientNorms();
    };
    for (let i = 0; i < 3; i++) await work();
    const before = tf.memory();
    for (let i = 0; i < 20; i++) await work();
    expect(tf.memory().numTensors).toBe(before.numTensors);
    expect(tf.memory().numBytes).toBe(before.numBytes);
    trainer.dispose();
  });

  test('nothing is left of it', async () => {
    const before = tf.memory().numTensors;
    const trainer = begin({ ...small, average: 0.5 });
    await trainer.step({ norms: true });
    trainer.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test('a rate that is too high ends with a sentence, and the weights before that step stay', async () => {
    const trainer = begin({ ...small, rate: 0.1, loss: 'l2' });
    // Weights so large that the next pass is no number.
    for (const { filter } of trainer.net.variables().values()) {
      tf.tidy(() => filter.assign(tf.fill(filter.shape, 1e30)));
    }
    const before = await trainer.weights();
    await expect(trainer.step()).rejects.toThrow(/stopped at step 0: its loss is no number any more/);
    expect(await trainer.weights()).toEqual(before);
    trainer.dispose();
  });

  test('a part that is switched off gets no gradient, and is not changed', async () => {
    const trainer = begin({ ...small, without: ['ca', 'lsc', 'ssc', 'shortcut'] });
    const before = await trainer.weights();
    const { norms } = await trainer.step({ norms: true });
    const after = await trainer.weights();
    expect(norms!.convs.get(squeeze(0, 0))).toMatchObject({ gradient: 0, update: 0 });
    expect(norms!.convs.get(head)!.gradient).toBeGreaterThan(0);
    expect(after.get(weight(squeeze(0, 0)))).toEqual(before.get(weight(squeeze(0, 0))));
    expect(after.get(weight(blockConv1(0, 0)))).not.toEqual(before.get(weight(blockConv1(0, 0))));
    expect(trainer.edited.gate(tailInput)).toBe(0);
    expect([...norms!.activations.keys()]).toEqual([block(0, 0), block(0, 1)]);
    trainer.dispose();
  });

  test('with bicubic first it works on enlarged pictures', async () => {
    const setup: TrainingSetup = { ...small, upsampling: 'first' };
    const trainer = begin(setup);
    const [loss] = await losses(trainer, 1);
    expect(loss).toBeGreaterThan(0);
    const [result] = await validate(trainer, holdOut(pictures.slice(0, 1), setup));
    expect([result!.output.width, result!.output.height]).toEqual([96, 96]);
    expect([...(await trainer.weights()).keys()].filter((name) => name.startsWith('tail'))).toEqual([
      'tail.1.weight',
      'tail.1.bias',
    ]);
    trainer.dispose();
  });
});
