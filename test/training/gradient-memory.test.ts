import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { Rcan } from '../../src/model/rcan.ts';
import { gradientMemory } from '../../src/training/gradient-memory.ts';
import { disposeGradients, lossGradients } from '../../src/training/gradients.ts';
import { registerGradients } from '../../src/training/register-gradients.ts';
import { useBackend } from '../backends.ts';
import { randomNet } from '../bench/worker/random-net.ts';

beforeAll(async () => {
  await useBackend('wasm + simd');
  await registerGradients();
});

test.each([
  [1, 1, 16, 2, 32, 1],
  [2, 3, 16, 2, 24, 3],
  [1, 2, 32, 4, 20, 1],
  [2, 4, 32, 3, 24, 1],
  [1, 12, 32, 2, 32, 1],
] as const)(
  'Gradients of %i x %i blocks of %i features, x%i, for %i px in a batch of %i need at most what is estimated, and not much less',
  (groups, blocks, features, scale, side, batch) => {
    const { config, state } = randomNet(groups, blocks, features, scale);
    const peak = watchTensors();
    const net = new Rcan(config, state, { trainable: true });
    const x = tf.zeros<tf.Rank.R4>([batch, side, side, 3]);
    const target = tf.zeros<tf.Rank.R4>([batch, side * scale, side * scale, 3]);
    disposeGradients(lossGradients(net, x, target, { input: true }));
    tf.dispose([x, target]);
    net.dispose();
    const share = peak() / gradientMemory(config, side, side, batch).total;
    expect(share).toBeLessThan(1);
    expect(share).toBeGreaterThan(0.6);
  },
);

/** Watches TF.js's count of bytes in tensors; gives a function that tells by how much it rose at most, and ends it. */
function watchTensors(): () => number {
  const { state } = tf.engine() as unknown as { state: { numBytes: number } };
  const before = state.numBytes;
  let now = before;
  let most = before;
  Object.defineProperty(state, 'numBytes', {
    configurable: true,
    get: () => now,
    set: (bytes: number) => (most = Math.max(most, (now = bytes))),
  });
  return () => {
    Object.defineProperty(state, 'numBytes', { configurable: true, writable: true, value: now });
    return most - before;
  };
}
