import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { backend } from '@tensorflow/tfjs-core';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Engine } from '../../src/engine/engine.ts';
import { heapOf } from '../../src/engine/kernels/heap.ts';
import { estimateMemory } from '../../src/engine/memory.ts';
import { HeapWatch } from '../fixtures/heap-watch.ts';
import { loadReference } from '../fixtures/reference-files.ts';
import { checkpointBytes, pattern } from './fixture.ts';
import { runManySizes } from './many-sizes.ts';

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

test('A full heap throws instead of returning address 0', async () => {
  const engine = new Engine();
  await engine.start('wasm');
  const wasm = heapOf(backend() as BackendWasm);
  wasm._free(wasm._malloc(1000));
  const tooLarge = 2 ** 32 - 2 ** 16;
  expect(() => wasm._malloc(tooLarge)).toThrow(expect.objectContaining({ code: 'out-of-memory' }));
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
