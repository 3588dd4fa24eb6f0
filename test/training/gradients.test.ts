import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { registerGradients } from '../../src/training/register-gradients.ts';
import { nodeComputers, useBackend } from '../backends.ts';
import { gradientErrors, gradientsOf } from '../fixtures/compare-gradients.ts';
import { loadGradients } from '../fixtures/load-gradients.ts';
import { loadReference, referenceNames } from '../fixtures/reference-files.ts';

/** Of a gradient's largest absolute value. */
const tolerance = 1e-4;

beforeAll(registerGradients);

/** wasm without our kernels lacks the gradient of a filter. */
const computers = nodeComputers.filter((name) => name !== 'wasm');

describe.each(computers)('on %s every gradient agrees with PyTorch', (backend) => {
  beforeAll(() => useBackend(backend));

  test.each(referenceNames)('%s', async (name) => {
    const wanted = loadGradients(name);
    const before = tf.memory().numTensors;
    const errors = gradientErrors(await gradientsOf(loadReference(name), wanted), wanted);
    expect(Object.keys(errors).length).toBe(wanted.gradients.size + 1);
    expect(Object.entries(errors).filter(([, error]) => !(error <= tolerance))).toEqual([]);
    expect(tf.memory().numTensors).toBe(before);
  });
});
