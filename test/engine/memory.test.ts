import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { backend } from '@tensorflow/tfjs-core';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DeviceLossGuard } from '../../src/engine/device-loss-guard.ts';
import { Engine } from '../../src/engine/engine.ts';
import { heapOf } from '../../src/engine/kernels/heap.ts';
import { checkMemory, estimateMemory } from '../../src/engine/memory.ts';
import { ReaderError } from '../../src/image/reader-error.ts';
import type { RcanConfig } from '../../src/model/config.ts';
import { HeapWatch } from '../fixtures/heap-watch.ts';
import { loadReference } from '../fixtures/reference-files.ts';
import { checkpointBytes, pattern } from './fixture.ts';
import { runManySizes } from './many-sizes.ts';

const paper: RcanConfig = { groups: 10, blocks: 20, features: 64, reduction: 16, scale: 4, colors: 3 };
const running = (name: 'wasm' | 'webgl', largestTensor?: number) => ({
  name,
  precision: 'float32' as const,
  lossGuard: new DeviceLossGuard(name),
  ...(largestTensor === undefined ? {} : { largestTensor }),
});
const errorOf = (action: () => void): ReaderError | undefined => {
  try {
    action();
  } catch (error) {
    if (error instanceof ReaderError) return error;
    throw error;
  }
  return undefined;
};

test.each([
  [2, 192],
  [3, 144],
  [4, 96],
] as const)('The heap of wasm grows to little more than the estimate, at x%i', async (scale, side) => {
  const engine = new Engine();
  await engine.start('wasm');
  const file = readFileSync(new URL(`../../weights/rcan-x${scale}.safetensors`, import.meta.url));
  const { config } = await engine.loadCheckpoint(`rcan-x${scale}`, Uint8Array.from(file).buffer);
  await engine.run({ picture: pattern(side, side, 3), sites: [] });
  const heap = heapOf(backend() as BackendWasm).HEAPU8.byteLength;
  const { total } = estimateMemory(config, side, side, [], 'wasm', true);
  expect(heap / total).toBeGreaterThan(1);
  expect(heap / total).toBeLessThan(1.25);
  engine.dispose();
});

test('The size that an error recommends fits', () => {
  const error = errorOf(() => checkMemory(paper, 1080, 1920, [], running('wasm')))!;
  expect(error.code).toBe('out-of-memory');
  const { width, height } = error.details as { width: number; height: number };
  expect(error.message).toContain(`${width} x ${height}`);
  expect(errorOf(() => checkMemory(paper, height, width, [], running('wasm')))).toBeUndefined();
});

test('Recorded feature maps count', () => {
  const plain = estimateMemory(paper, 64, 64, [], 'wasm').total;
  const recorded = estimateMemory(paper, 64, 64, ['body.0', 'body.1'], 'wasm').total;
  expect(recorded - plain).toBe(2 * 64 * 64 * 64 * 4);
});

test('A tensor larger than the device can hold is found before the run', () => {
  // 16 Mi texels of four numbers: a GPU whose textures end at 4096 x 4096.
  const small = running('webgl', 4096 * 4096 * 16);
  expect(errorOf(() => checkMemory(paper, 80, 80, [], small))).toBeUndefined();
  expect(errorOf(() => checkMemory(paper, 160, 160, [], small))?.code).toBe('out-of-memory');
});

test('A full heap throws instead of returning address 0', async () => {
  const engine = new Engine();
  await engine.start('wasm');
  const wasm = heapOf(backend() as BackendWasm);
  wasm._free(wasm._malloc(1000));
  expect(errorOf(() => wasm._malloc(2 ** 32 - 2 ** 16))?.code).toBe('out-of-memory');
  engine.dispose();
});

test('500 runs on pictures of 20 sizes leave no more memory in use than the first', async () => {
  const engine = new Engine();
  await engine.start('wasm');
  await engine.loadCheckpoint('small', checkpointBytes(loadReference('g2b1c8r2-x2-3ch-1x1')));
  await runManySizes(engine, 0);
  const heap = new HeapWatch();
  const { before, after } = await runManySizes(engine, 500);
  heap.stop();
  expect(after).toEqual(before);
  expect(heap.peak).toBeGreaterThan(0);
  expect(heap.held).toBe(0);
  engine.dispose();
});
