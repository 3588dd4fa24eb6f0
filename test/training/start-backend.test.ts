import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { hasGradients } from '../../src/model/kernels.ts';
import { startTrainingBackend } from '../../src/training/start-backend.ts';

test('it is started with as many threads as asked for, ended, and started again', async () => {
  for (const threads of [2, 1]) {
    const backend = await startTrainingBackend(threads);
    expect([tf.getBackend(), backend.threads, hasGradients()]).toEqual(['wasm', threads, true]);
    backend.stop();
    expect(tf.findBackend('wasm')).toBeNull();
  }
});
