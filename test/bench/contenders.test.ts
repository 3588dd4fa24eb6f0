import { afterAll, beforeAll, expect, test } from 'vitest';
import * as tf from '@tensorflow/tfjs-core';
import { addMean } from '../../src/model/sites.ts';
import type { Parameter } from '../../src/model/state-dict.ts';
import { useBackend } from '../backends.ts';
import { relativeError } from '../../src/analysis/relative-error.ts';
import { loadReference, referenceNames } from '../fixtures/reference-files.ts';
import { openContenders } from './contenders.ts';

beforeAll(() => useBackend('wasm + simd'));
afterAll(() => expect(tf.memory().numTensors).toBe(0));

/** NCHW with N = 1 as interleaved samples. */
function interleaved({ shape, data }: Parameter): Float32Array {
  const [, channels = 0, height = 0, width = 0] = shape;
  const pixels = height * width;
  return data.map((_, i) => data[(i % channels) * pixels + Math.floor(i / channels)]!);
}

test.each(referenceNames)(
  '%s: every contender computes what PyTorch does, and frees what it took',
  async (name) => {
    const { config, state, input, sites } = loadReference(name);
    const [, , height = 0, width = 0] = input.shape;
    const samples = { width, height, hwc: interleaved(input), chw: input.data };
    const wanted = sites.get(addMean)!;
    const contenders = await openContenders({ config, state });
    expect(contenders.map((contender) => contender.name)).toEqual(['ours', 'tfjs', 'ort']);
    for (const { name: contender, layout, forward, dispose } of contenders) {
      const output = await forward(samples);
      const error = relativeError(output, layout === 'chw' ? wanted.data : interleaved(wanted));
      expect(error, contender).toBeLessThan(1e-5);
      await dispose();
    }
  },
);
