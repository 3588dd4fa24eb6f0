import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { Rcan } from '../../src/model/rcan.ts';
import { Adam } from '../../src/training/adam.ts';
import { disposeGradients, lossGradients } from '../../src/training/gradients.ts';
import { registerGradients } from '../../src/training/register-gradients.ts';
import { useBackend } from '../backends.ts';
import { nhwc } from '../fixtures/compare-sites.ts';
import { loadGradients } from '../fixtures/load-gradients.ts';
import { loadReference, referenceNames } from '../fixtures/reference-files.ts';

beforeAll(registerGradients);

/** On cpu, whose convolutions are plain loops, two small ones. */
const smallNames = referenceNames.filter((name) => /1x1$|g1b3c4r2/.test(name));

describe.each([
  ['cpu', smallNames],
  ['wasm + simd', referenceNames],
  ['wasm + relaxed-simd', referenceNames],
] as const)('on %s', (backend, names) => {
  beforeAll(() => useBackend(backend));

  test.each(names)('%s: the losses of 50 steps follow PyTorch within 1e-3', (name) => {
    const { config, state } = loadReference(name);
    const wanted = loadGradients(name);
    const before = tf.memory().numTensors;
    const net = new Rcan(config, state, { trainable: true });
    const adam = new Adam(net);
    const [x, target] = [nhwc(wanted.input), nhwc(wanted.target)];
    const errors = [...wanted.losses].map((loss) => {
      const made = lossGradients(net, x, target);
      const found = made.loss.dataSync()[0]!;
      adam.step(made, 1e-3);
      disposeGradients(made);
      return Math.abs(found / loss - 1);
    });
    tf.dispose([x, target]);
    adam.dispose();
    net.dispose();
    expect(errors).toHaveLength(50);
    expect(Math.max(...errors)).toBeLessThan(1e-3);
    expect(tf.memory().numTensors).toBe(before);
  });
});
