import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { Heartbeat } from '../../../src/engine/systems/heartbeat.ts';
import { useBackend } from '../../backends.ts';

test('A heartbeat holds one number of the last maps that passed, until it is waited for or disposed of', async () => {
  await useBackend('wasm');
  const maps = tf.ones<tf.Rank.R4>([1, 8, 8, 4]);
  const before = tf.memory();
  const heartbeat = new Heartbeat(['conv1']);
  expect([heartbeat.wants('conv1'), heartbeat.wants('conv2')]).toEqual([true, false]);
  heartbeat.record('conv1', maps);
  heartbeat.record('conv1', maps);
  expect(tf.memory().numTensors).toBe(before.numTensors + 1);
  expect(tf.memory().numBytes).toBe(before.numBytes + 4);
  await heartbeat.settle();
  expect(tf.memory().numTensors).toBe(before.numTensors);
  heartbeat.record('conv1', maps);
  heartbeat.dispose();
  expect(tf.memory().numTensors).toBe(before.numTensors);
  await heartbeat.settle();
  maps.dispose();
});
