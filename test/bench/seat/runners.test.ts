import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as tf from '@tensorflow/tfjs-core';
import { relativeError } from '../../../src/analysis/relative-error.ts';
import { addMean } from '../../../src/model/sites.ts';
import { loadReference, referenceNames } from '../../fixtures/reference-files.ts';
import { enableRelaxedSimd } from '../../relaxed-simd.ts';
import type { RunnerName } from './messages.ts';
import { interleaved, type Samples } from './samples.ts';
import { openRunner } from './seat.ts';
import type { Surroundings } from './surroundings.ts';

beforeAll(enableRelaxedSimd);
afterAll(() => expect(tf.memory().numTensors).toBe(0));

const surroundings: Surroundings = {
  weights: () => Promise.reject(new Error('These networks bring their own weights.')),
  ortFiles: () =>
    Promise.resolve(`${dirname(createRequire(import.meta.url).resolve('onnxruntime-web/wasm'))}/`),
};

const runners: readonly RunnerName[] = ['ours', 'tfjs', 'ort'];

test.each(referenceNames.flatMap((name) => runners.map((runner) => [name, runner] as const)))(
  '%s: %s computes what PyTorch does',
  async (name, runner) => {
    const { config, state, input, sites } = loadReference(name);
    const [, colors = 0, height = 0, width = 0] = input.shape;
    const hwc = interleaved(input.data, colors);
    const picture = { width, height, channels: config.colors, data: Uint8ClampedArray.from(hwc) };
    const samples: Samples = { picture, width, height, hwc, chw: input.data };
    const opened = await openRunner({ runner, backend: 'wasm', threads: 1 }, { config, state }, surroundings);
    const output = await opened.run(samples, 'plain');
    const wanted = sites.get(addMean)!.data;
    expect(
      relativeError(output, opened.layout === 'chw' ? wanted : interleaved(wanted, colors)),
    ).toBeLessThan(1e-5);
    await opened.dispose();
  },
);
