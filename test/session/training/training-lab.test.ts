import { memory } from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { drawCard } from '../../../src/image/cards/index.ts';
import { TrainingLab } from '../../../src/session/training/training-lab.svelte.ts';
import type { LabData } from '../../../src/training/lab-api.ts';
import { Lab } from '../../../src/training/lab.ts';
import { defaultSetup, type TrainingSetup } from '../../../src/training/setup.ts';

const small: TrainingSetup = {
  ...defaultSetup,
  config: { ...defaultSetup.config, groups: 1, blocks: 1, features: 4 },
  batch: 2,
  patch: 8,
  steps: 8,
};
const data: LabData = {
  trainOn: [{ name: 'facade', picture: drawCard('facade', 64) }],
  heldOut: { name: 'zone-plate', picture: drawCard('zone-plate', 48) },
};

let lab: TrainingLab;
beforeEach(() => {
  lab = new TrainingLab(new Lab(1));
});
afterEach(() => lab.close());

test('prepare, one step, start, to the end', async () => {
  await lab.prepare([small, { ...small, seed: 1 }], data);
  expect([lab.activity, lab.runs.length]).toEqual(['ready', 2]);
  await lab.step();
  expect(lab.runs.map(({ steps, validated }) => [steps.length, validated.length])).toEqual([
    [1, 1],
    [1, 1],
  ]);
  await lab.start();
  expect(lab.activity).toBe('finished');
  expect(lab.runs.map(({ steps, look }) => [steps.length, look!.step])).toEqual([
    [8, 8],
    [8, 8],
  ]);
  expect([...(await lab.weights(1)).keys()]).toContain('tail.1.bias');
});

test('a pause holds after the step that runs, and start goes on', async () => {
  await lab.prepare([{ ...small, steps: 100_000 }], data);
  const running = lab.start();
  expect(lab.activity).toBe('running');
  lab.pause();
  expect(lab.activity).toBe('pausing');
  await running;
  expect(lab.activity).toBe('ready');
  const done = lab.runs[0]!.steps.length;
  expect(done).toBeGreaterThan(0);
  await lab.step();
  expect(lab.runs[0]!.steps.map(({ step }) => step)).toEqual(Array.from({ length: done + 1 }, (_, i) => i));
});

test('what is wrong is said, and what was there stays and can be gone on with', async () => {
  await lab.prepare([small], data);
  await lab.step();
  await lab.prepare([{ ...small, steps: 0 }], data);
  expect([lab.activity, lab.error?.message]).toEqual([
    'ready',
    "The training's steps cannot be 0; possible are 1 to 10000000.",
  ]);
  await lab.step();
  expect(lab.runs[0]!.steps.map(({ step }) => step)).toEqual([0, 1]);
});

test('what is closed while it trains stops, and nothing is left of it', async () => {
  await lab.prepare([{ ...small, steps: 100_000 }], data);
  const running = lab.start();
  await lab.close();
  await running;
  expect([lab.activity, lab.runs.length]).toEqual(['empty', 0]);
  expect(memory().numTensors).toBe(0);
});
