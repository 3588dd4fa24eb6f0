import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { relativeError } from '../../src/analysis/relative-error.ts';
import { convolutions } from '../../src/model/convolutions.ts';
import { Rcan } from '../../src/model/rcan.ts';
import type { Parameter } from '../../src/model/state-dict.ts';
import { readTorch } from '../../src/model/trainable-conv.ts';
import { disposeGradients, lossGradients } from '../../src/training/gradients.ts';
import { registerGradients } from '../../src/training/register-gradients.ts';
import { nodeComputers, useBackend } from '../backends.ts';
import { nhwc } from '../fixtures/compare-sites.ts';
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
    const { config, state } = loadReference(name);
    const wanted = loadGradients(name);
    const before = tf.memory().numTensors;
    const net = new Rcan(config, state, { trainable: true });
    const [x, target] = [nhwc(wanted.input), nhwc(wanted.target)];
    const made = lossGradients(net, x, target, { input: true });
    expect(made.loss.dataSync()[0]! / wanted.losses[0]!).toBeCloseTo(1, 5);

    const found = new Map<string, Parameter>();
    for (const [site, { filter, bias }] of made.convs) {
      const parts = await readTorch(site, convolutions(config).get(site)!, { filter: filter!, bias: bias! });
      for (const [key, value] of parts) found.set(key, value);
    }
    const planar = tf.transpose(made.input!, [0, 3, 1, 2]);
    found.set('input', { shape: planar.shape, data: await planar.data<'float32'>() });
    tf.dispose([x, target, planar]);
    disposeGradients(made);
    net.dispose();

    expect(new Set(found.keys())).toEqual(new Set(wanted.gradients.keys()));
    const errors = [...wanted.gradients].map(([key, { shape, data }]) => {
      expect(found.get(key)!.shape, key).toEqual(shape);
      return [key, relativeError(found.get(key)!.data, data)] as const;
    });
    expect(errors.filter(([, error]) => !(error <= tolerance))).toEqual([]);
    expect(tf.memory().numTensors).toBe(before);
  });
});
