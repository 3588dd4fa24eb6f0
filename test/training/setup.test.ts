import { expect, test } from 'vitest';
import { checkSetup, defaultSetup, type TrainingSetup } from '../../src/training/setup.ts';
import { rateAt } from '../../src/training/rate.ts';

test('the set-up that nobody changed is possible', () => {
  expect(() => checkSetup(defaultSetup)).not.toThrow();
});

test.each<[Partial<TrainingSetup>, string]>([
  [{ steps: 0 }, "The training's steps cannot be 0; possible are 1 to 10000000."],
  [{ steps: 1e9 }, "The training's steps cannot be 1000000000; possible are 1 to 10000000."],
  [{ steps: 1.5 }, "The training's steps cannot be 1.5; possible are 1 to 10000000; it is a whole number."],
  [{ rate: 0 }, "The training's rate cannot be 0; possible are 1e-7 to 0.1."],
  [{ rate: -1 }, "The training's rate cannot be -1; possible are 1e-7 to 0.1."],
  [{ rate: 10 }, "The training's rate cannot be 10; possible are 1e-7 to 0.1."],
  [{ rate: NaN }, "The training's rate cannot be NaN; possible are 1e-7 to 0.1."],
  [
    { config: { ...defaultSetup.config, reduction: 32 } },
    "The training's reduction cannot be 32; possible are 1 to 16; with 16 features it is at most that.",
  ],
])('%o is refused, naming value and range', (change, sentence) => {
  expect(() => checkSetup({ ...defaultSetup, ...change })).toThrow(sentence);
});

test('the rate is constant, halved or goes to 0 along half a cosine', () => {
  const setup = { ...defaultSetup, rate: 8, steps: 100, halveEvery: 40 };
  const rates = (schedule: TrainingSetup['schedule']): number[] =>
    [0, 39, 40, 50, 100].map((step) => Number(rateAt({ ...setup, schedule }, step).toFixed(6)));
  expect(rates('constant')).toEqual([8, 8, 8, 8, 8]);
  expect(rates('halved')).toEqual([8, 8, 4, 4, 2]);
  expect(rates('cosine')).toEqual([8, 5.354952, 5.236068, 4, 0]);
});
