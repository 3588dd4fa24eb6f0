import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as tf from '@tensorflow/tfjs-core';
import { relativeError } from '../../../src/analysis/relative-error.ts';
import { addMean } from '../../../src/model/sites.ts';
import type { Reference } from '../../fixtures/load-reference.ts';
import { loadReference, referenceNames } from '../../fixtures/reference-files.ts';
import { enableRelaxedSimd } from '../../relaxed-simd.ts';
import { pageTasks, partWays, type RunnerName } from './messages.ts';
import { interleaved, summed, type Samples } from './samples.ts';
import { openRunner } from './bench-worker.ts';
import { partRun } from './part-runs.ts';
import type { Platform } from './platform.ts';

beforeAll(enableRelaxedSimd);
afterAll(() => expect(tf.memory().numTensors).toBe(0));

const platform: Platform = {
  weights: () => Promise.reject(new Error('These networks bring their own weights.')),
  ortFiles: () =>
    Promise.resolve(`${dirname(createRequire(import.meta.url).resolve('onnxruntime-web/wasm'))}/`),
};

const runners: readonly RunnerName[] = ['ours', 'tfjs', 'ort'];

function samplesOf({ config, input }: Reference): Samples {
  const [, colors = 0, height = 0, width = 0] = input.shape;
  const hwc = interleaved(input.data, colors);
  const picture = { width, height, channels: config.colors, data: Uint8ClampedArray.from(hwc) };
  return { picture, width, height, hwc, chw: input.data };
}

test.each(referenceNames.flatMap((name) => runners.map((runner) => [name, runner] as const)))(
  '%s: %s computes what PyTorch does',
  async (name, runner) => {
    const reference = loadReference(name);
    const { config, state, sites } = reference;
    const samples = samplesOf(reference);
    const opened = await openRunner({ runner, backend: 'wasm', threads: 1 }, { config, state }, platform);
    const output = await opened.run(samples, 'plain');
    const wanted = sites.get(addMean)!.data;
    expect(
      relativeError(output, opened.layout === 'chw' ? wanted : interleaved(wanted, config.colors)),
    ).toBeLessThan(1e-5);
    await opened.dispose();
  },
);

test.each(pageTasks)('the task %s computes what it says, also after a run before', async (task) => {
  const reference = loadReference('g2b2c8r4-x2-3ch-7x9');
  const samples = samplesOf(reference);
  const opened = await openRunner({ runner: 'ours', backend: 'wasm', threads: 1 }, reference, platform);
  const plain = await opened.run(samples, 'plain');
  await opened.prepare?.(samples, task);
  const output = await opened.run(samples, task);
  const wanted = await opened.fromTheBeginning?.(samples, task);
  if (task === 'trace') expect(wanted).toBeUndefined();
  else expect(wanted).not.toEqual(plain);
  expect(output).toEqual(wanted ?? plain);
  await opened.dispose();
});

test.each(partWays)('the parts "%s" add up to what they are parts of', async (way) => {
  const reference = loadReference('g2b2c8r4-x2-3ch-7x9');
  const samples = samplesOf(reference);
  const opened = await openRunner({ runner: 'ours', backend: 'wasm', threads: 1 }, reference, platform);
  const plain = await opened.run(samples, 'plain');
  await opened.prepare?.(samples, way);
  const parts = await opened.parts!(samples, way);
  expect(parts).toHaveLength(partRun(reference.config, way).parts.length);
  const whole = await opened.fromTheBeginning?.(samples, way);
  expect(relativeError(summed(parts), whole ?? plain)).toBeLessThan(1e-5);
  if (way !== 'groups') expect(whole).toBeDefined();
  await opened.dispose();
});
