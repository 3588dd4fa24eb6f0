import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { create } from '../../../src/engine/backends/wasm.ts';
import { startPoolWorker, type PoolWorker } from '../../../src/engine/kernels/pool-worker.ts';
import type { InstalledKernels } from '../../../src/engine/kernels/installed.ts';
import type { InstallOptions } from '../../../src/engine/kernels/install.ts';
import {
  adam,
  channelProducts,
  convolution,
  convolution3x3,
  convolutionFilterGradient,
  convolutionInputGradient,
  isDirect,
  mapSums,
  reluGradient,
  scaleAdd,
  spread,
} from '../../../src/model/kernels.ts';
import { packFilter } from '../../../src/model/pack-filter.ts';
import { batch, kernelShapes, numbers, picture } from '../../fixtures/random-tensors.ts';
import { enableRelaxedSimd } from '../../relaxed-simd.ts';

beforeAll(enableRelaxedSimd);

/** Makes TF.js compute on wasm with our kernels. */
async function start(options: InstallOptions): Promise<InstalledKernels> {
  const { kernels, ownKernels } = await create(options);
  stop();
  tf.registerBackend('wasm', () => kernels);
  await tf.setBackend('wasm');
  return ownKernels!;
}

/** Also drops the factory that the package registers. */
function stop(): void {
  if (tf.findBackendFactory('wasm')) tf.removeBackend('wasm');
}
afterEach(stop);

type Shape = readonly [height: number, width: number, inputs: number, outputs: number, shuffle?: number];

const large: Shape = [45, 37, 32, 32];

/** Beside those of the kernels' own test, some of many blocks, and some through a pixel shuffle. */
const shapes: readonly Shape[] = [
  ...kernelShapes,
  large,
  [31, 43, 64, 64],
  [57, 61, 3, 16],
  [23, 29, 4, 16, 2],
  [30, 31, 12, 72, 3],
];

/** Packed once for all tests: that takes longer than what they do with them. */
const filters = new Map(
  shapes.map((shape) => {
    const [, , inputs, outputs] = shape;
    return [shape, packFilter(numbers(9 * inputs * outputs, 5), numbers(outputs, 9), inputs, outputs)];
  }),
);

/** What our kernels make of numbers of a shape: the convolution, its means where there can be some, its rescaling. */
function computed(shape: Shape): Buffer {
  const [height, width, inputs, outputs, shuffle = 1] = shape;
  const bytes: Buffer[] = [];
  tf.tidy(() => {
    const x = picture(height, width, inputs);
    const pool = outputs % 4 === 0 && !isDirect(inputs, outputs);
    const options = { outputs, shuffle, pool, relu: height % 2 === 0 };
    const made = convolution3x3(x, tf.tensor1d(filters.get(shape)!), options);
    if (pool && shuffle === 1) made.push(scaleAdd(made[0]!, made[1]!, made[0]!));
    for (const tensor of made) bytes.push(Buffer.from(tensor.dataSync().buffer));
  });
  return Buffer.concat(bytes);
}

/** Of every kernel for training; with tiles cut off, several runs of tiles, channels that are no multiples of four. */
const trainingShapes: readonly Shape[] = [
  large,
  [33, 30, 16, 12],
  [9, 9, 128, 64],
  [10, 14, 6, 10],
  [19, 22, 3, 32],
  [21, 18, 32, 3],
];

/** What our kernels for training make of a batch of three. */
function trained([height, width, inputs, outputs]: Shape): Buffer {
  const made = tf.tidy(() => {
    const [x, dy] = [batch(3, height, width, inputs, 7), batch(3, height, width, outputs, 8)];
    const filter = tf.tensor4d(numbers(9 * inputs * outputs, 5), [3, 3, inputs, outputs]);
    const y = convolution(x, filter, tf.tensor1d(numbers(outputs, 9)), true);
    const gradient = convolutionFilterGradient(x, dy);
    const moments = { first: tf.mul(filter, 0.5), second: tf.square(filter) };
    const numbersOfAdam = { rate: 1e-2, correction: 3, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
    return [
      y,
      gradient,
      convolutionInputGradient(dy, filter),
      reluGradient(dy, y),
      mapSums(dy, 0.5),
      spread(mapSums(y, 1), height, width, 0.5),
      ...(outputs % 4 === 0 ? [channelProducts(dy, y)] : []),
      ...adam({ value: filter, gradient, ...moments }, numbersOfAdam),
    ].map((tensor) => Buffer.from(tensor.dataSync().slice().buffer));
  });
  return Buffer.concat(made);
}

test.each(['simd', 'relaxed-simd'] as const)(
  'Three threads compute with %s what one does, to the last bit',
  async (variant) => {
    const variants = [variant];
    expect((await start({ threads: 1, variants })).threads).toBe(1);
    const alone = shapes.map(computed);
    const kernels = await start({ threads: 3, variants });
    for (const [i, shape] of shapes.entries()) {
      expect(computed(shape).equals(alone[i]!), JSON.stringify(shape)).toBe(true);
    }
    expect(kernels).toMatchObject({ variant, threads: 3, threadLoss: undefined });
  },
);

test.each(['simd', 'relaxed-simd'] as const)(
  'Two threads compute with %s for training what one does, to the last bit',
  async (variant) => {
    const variants = [variant];
    expect((await start({ threads: 1, variants })).threads).toBe(1);
    const alone = trainingShapes.map(trained);
    const kernels = await start({ threads: 2, variants });
    for (const [i, shape] of trainingShapes.entries()) {
      expect(trained(shape).equals(alone[i]!), JSON.stringify(shape)).toBe(true);
    }
    expect(kernels).toMatchObject({ variant, threads: 2, threadLoss: undefined });
  },
);

test('When a worker crashes during a job, the main thread runs the job again alone', async () => {
  await start({ threads: 1 });
  const wanted = computed(large);
  // Its scratch is outside of the memory, so that its first chunk traps.
  const kernels = await start({
    threads: 2,
    timeoutMs: 100,
    startWorker: (init) => startPoolWorker({ ...init, number: 8000 }),
  });
  expect(kernels.threads).toBe(2);
  // Repeated until the worker has been scheduled on a core.
  for (let run = 0; run < 20_000 && kernels.threads > 1; run++) {
    expect(computed(large).equals(wanted)).toBe(true);
  }
  expect(kernels.threads).toBe(1);
  expect(kernels.threadLoss).toMatch(/did not end its share/);
  expect(computed(large).equals(wanted)).toBe(true);
});

test('After a worker has crashed between two jobs, the main thread runs the next one alone', async () => {
  const workers: PoolWorker[] = [];
  const kernels = await start({
    threads: 2,
    startWorker: (init) => workers[workers.push(startPoolWorker(init)) - 1]!,
  });
  const before = computed(large);
  workers[0]!.terminate();
  await workers[0]!.ended;
  await expect.poll(() => kernels.threads).toBe(1);
  expect(computed(large).equals(before)).toBe(true);
  expect(kernels.threadLoss).toMatch(/a helper stopped/);
});

test('When workers cannot be started, or not in time, one thread runs and the reason is told', async () => {
  const none = await start({
    threads: 2,
    startWorker: () => {
      throw new Error('there are too many threads');
    },
  });
  expect(none).toMatchObject({ threads: 1, threadLoss: 'there are too many threads' });
  expect(computed(large).length).toBeGreaterThan(0);
  const never = new Promise<never>(() => undefined);
  const late = await start({
    threads: 2,
    startTimeoutMs: 50,
    startWorker: () => ({ ready: never, ended: never, terminate: () => undefined }),
  });
  expect(late.threads).toBe(1);
  expect(late.threadLoss).toMatch(/longer than 0.05 s/);
});

test('Workers end with their backend', async () => {
  const workers: PoolWorker[] = [];
  const kernels = await start({
    threads: 3,
    startWorker: (init) => workers[workers.push(startPoolWorker(init)) - 1]!,
  });
  computed(large);
  stop();
  expect(kernels.threads).toBe(1);
  expect(await Promise.all(workers.map(({ ended }) => ended))).toHaveLength(2);
});
