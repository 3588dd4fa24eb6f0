import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { GpuFence } from '../../../src/engine/systems/gpu-fence.ts';
import { useBackend } from '../../backends.ts';

test('A fence keeps one value of the last recorded maps, until it has settled or is disposed', async () => {
  await useBackend('wasm');
  const maps = tf.ones<tf.Rank.R4>([1, 8, 8, 4]);
  const before = tf.memory();
  const fence = new GpuFence(['conv1']);
  expect([fence.wants('conv1'), fence.wants('conv2')]).toEqual([true, false]);
  fence.record('conv1', maps);
  fence.record('conv1', maps);
  expect(tf.memory().numTensors).toBe(before.numTensors + 1);
  expect(tf.memory().numBytes).toBe(before.numBytes + 4);
  await fence.settle();
  expect(tf.memory().numTensors).toBe(before.numTensors);
  fence.record('conv1', maps);
  fence.dispose();
  expect(tf.memory().numTensors).toBe(before.numTensors);
  await fence.settle();
  maps.dispose();
});
