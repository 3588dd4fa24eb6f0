import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { create } from '../../../src/engine/backends/wasm.ts';
import { startHelper, type Helper } from '../../../src/engine/kernels/helper.ts';
import type { InstalledKernels } from '../../../src/engine/kernels/installed.ts';
import type { InstallOptions } from '../../../src/engine/kernels/install.ts';
import { convolution3x3, scaleAdd, type ConvolutionOptions } from '../../../src/model/kernels.ts';
import { packFilter } from '../../../src/model/pack-filter.ts';
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

/** Numbers in 0..1 that are the same in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

interface Shape extends Required<Omit<ConvolutionOptions, 'shortcut'>> {
  readonly height: number;
  readonly width: number;
  readonly inputs: number;
}

/** From and to pictures, narrow and wide layers, with everything that a convolution can do besides. */
function randomShape(seed: number): Shape {
  const random = randomNumbers(seed);
  const whole = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const channels = () => [1, 3, 10, 4 * whole(1, 16), 4 * whole(1, 64)][whole(0, 4)]!;
  const [inputs, maps] = [channels(), channels()];
  const own = maps % 4 === 0 && inputs > 3;
  const shuffle = own && maps <= 64 ? whole(1, 3) : 1;
  const outputs = maps * shuffle * shuffle;
  const relu = random() < 0.5;
  return { height: whole(1, 45), width: whole(1, 45), inputs, outputs, relu, shuffle, pool: own };
}

/** What our kernels make of numbers of a shape: the convolution, its means, and its rescaling by them. */
function computed({ height, width, inputs, outputs, ...options }: Shape): Buffer {
  const random = randomNumbers(height);
  const numbers = (count: number) => Float32Array.from({ length: count }, () => random() - 0.5);
  return tf.tidy(() => {
    const x = tf.tensor4d(numbers(height * width * inputs), [1, height, width, inputs]);
    const packed = packFilter(numbers(9 * inputs * outputs), numbers(outputs), inputs, outputs);
    const made = convolution3x3(x, tf.tensor1d(packed), { outputs, ...options });
    const [y, means] = made;
    if (y && means && options.shuffle === 1) made.push(scaleAdd(y, means as tf.Tensor4D, y));
    return Buffer.concat(made.map((tensor) => Buffer.from(tensor.dataSync().buffer)));
  });
}

const shapes = Array.from({ length: 24 }, (_, seed) => randomShape(seed));
const wide = shapes.find(({ inputs, height }) => inputs >= 32 && height > 20)!;

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

test('A helper that dies while it works at a job leaves the job to be done by one thread', async () => {
  await start({ threads: 1 });
  const wanted = computed(wide);
  // Its scratch lies where there is no memory: its first share is its end.
  const kernels = await start({
    threads: 2,
    patience: 100,
    startHelper: (place) => startHelper({ ...place, number: 8000 }),
  });
  expect(kernels.threads).toBe(2);
  for (let run = 0; run < 500 && kernels.threads > 1; run++) {
    expect(computed(wide).equals(wanted)).toBe(true);
  }
  expect(kernels.threads).toBe(1);
  expect(kernels.threadLoss).toMatch(/did not end its share/);
  expect(computed(wide).equals(wanted)).toBe(true);
});

test('A helper that dies between two jobs is not waited for', async () => {
  const helpers: Helper[] = [];
  const kernels = await start({
    threads: 2,
    startHelper: (place) => helpers[helpers.push(startHelper(place)) - 1]!,
  });
  const before = computed(wide);
  helpers[0]!.end();
  await helpers[0]!.ended;
  await expect.poll(() => kernels.threads).toBe(1);
  expect(computed(wide).equals(before)).toBe(true);
  expect(kernels.threadLoss).toMatch(/a helper stopped/);
});

test('Helpers that cannot be started, or do not come, leave one thread, and it is said why', async () => {
  const none = await start({
    threads: 2,
    startHelper: () => {
      throw new Error('there are too many threads');
    },
  });
  expect(none).toMatchObject({ threads: 1, threadLoss: 'there are too many threads' });
  expect(computed(wide).length).toBeGreaterThan(0);
  const never = new Promise<never>(() => undefined);
  const late = await start({
    threads: 2,
    startLimit: 50,
    startHelper: () => ({ ready: never, ended: never, end: () => undefined }),
  });
  expect(late.threads).toBe(1);
  expect(late.threadLoss).toMatch(/longer than 0.05 s/);
});

test('Helpers go with their backend', async () => {
  const helpers: Helper[] = [];
  const kernels = await start({
    threads: 3,
    startHelper: (place) => helpers[helpers.push(startHelper(place)) - 1]!,
  });
  computed(wide);
  stop();
  expect(kernels.threads).toBe(1);
  expect(await Promise.all(helpers.map(({ ended }) => ended))).toHaveLength(2);
});
