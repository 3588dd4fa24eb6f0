import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { backend } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { Engine } from '../../../src/engine/engine.ts';
import { heapOf } from '../../../src/engine/kernels/heap.ts';
import { DeviceLossGuard } from '../../../src/engine/device-loss-guard.ts';
import { dictionaryNeed, structureNeed } from '../../../src/engine/systems/system-memory.ts';
import { countStructure } from '../../../src/model/baselines/count-structure.ts';
import { countDictionary } from '../../../src/model/baselines/dictionary.ts';
import { structureOf } from '../../../src/model/baselines/systems.ts';
import { pattern } from '../fixture.ts';

const running = (name: 'wasm' | 'webgl' | 'webgpu' | 'cpu') => ({
  name,
  precision: 'float32' as const,
  lossGuard: new DeviceLossGuard(name),
});

test.each([
  ['srcnn-9-5-5', 192],
  ['memnet', 48],
] as const)('The heap of wasm grows to little more than the estimate, in %s', async (system, side) => {
  const engine = new Engine();
  await engine.start('wasm');
  await engine.runSystem({ system, scale: 2, picture: pattern(side, side, 1) });
  const heap = heapOf(backend() as BackendWasm).HEAPU8.byteLength;
  // The engine's kernels are our own.
  const { total } = structureNeed(structureOf(system), 2 * side, 2 * side, {
    ...running('wasm'),
    ownKernels: { removed: false } as never,
  });
  expect(heap / total).toBeGreaterThan(0.9);
  expect(heap / total).toBeLessThan(1.25);
  engine.dispose();
});

describe('What is needed besides maps and weights', () => {
  const srcnn = structureOf('srcnn-9-5-5');
  const { peakBytes } = countStructure(srcnn, 60, 80);
  const need = (name: 'wasm' | 'webgl' | 'webgpu' | 'cpu') => structureNeed(srcnn, 60, 80, running(name));

  test('is nothing on webgpu and in JavaScript', () => {
    expect(need('webgpu').growing).toBe(peakBytes);
    expect(need('cpu').growing).toBe(peakBytes);
  });

  test('are tables of addresses on wasm: one for each place under a filter, and each pixel', () => {
    const tables = 81 * 68 * 88 + 25 * 64 * 84 + 25 * 60 * 80;
    expect(need('wasm').growing).toBe(peakBytes + 4 * tables);
  });

  test('is a matrix of neighbours on webgl, which is its largest tensor', () => {
    const matrix = 4 * 25 * 64 * 64 * 84;
    expect(need('webgl')).toMatchObject({ growing: peakBytes + matrix, largest: matrix });
  });

  test('is the same kind of tables for a dictionary', () => {
    const size = { scale: 2, atoms: 1024, features: 30, coefficients: 30 };
    const [height, width] = [60, 80];
    const padded = (height + 8) * (width + 8);
    const windows = (30 + 2) * (40 + 2);
    const maps = countDictionary(size, height, width);
    const found = dictionaryNeed(size, height, width, running('wasm'));
    expect(found.growing).toBe(maps.peakBytes + 4 * (25 * padded + 36 * windows));
    expect(found.total).toBe(found.growing + 4 * maps.parameters);
  });
});
