import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { heapOf } from '../../src/engine/kernels/heap.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import { Patches } from '../../src/training/patches.ts';
import { defaultSetup } from '../../src/training/setup.ts';
import { startTrainingBackend } from '../../src/training/start-backend.ts';
import { Trainer } from '../../src/training/trainer.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is in use after a collection. */
function inUse() {
  collect();
  const { numTensors, numBytes } = tf.memory();
  const wasmBytes = heapOf(tf.backend() as BackendWasm).HEAPU8.byteLength;
  return { tensors: { numTensors, numBytes, wasmBytes }, heap: process.memoryUsage().heapUsed };
}

test('after 500 steps no tensor, byte of one or of wasm’s memory more is in use than after 10, and no more heap than 2 MB', async () => {
  const backend = await startTrainingBackend(2);
  const setup = { ...defaultSetup, config: { ...defaultSetup.config, features: 8 }, patch: 12 };
  const pictures = [{ name: 'facade', picture: drawCard('facade', 96) }];
  const trainer = new Trainer(setup, new Patches(pictures, setup));
  while (trainer.steps < 10) await trainer.step();
  const before = inUse();
  while (trainer.steps < 500) await trainer.step();
  const after = inUse();
  expect(after.tensors).toEqual(before.tensors);
  expect(after.heap - before.heap).toBeLessThan(2e6);
  trainer.dispose();
  backend.stop();
});
