import { expect, test } from 'vitest';
import { DeviceLossGuard } from '../../src/engine/device-loss-guard.ts';
import { checkMemory, estimateMemory } from '../../src/engine/memory.ts';
import { ReaderError } from '../../src/image/reader-error.ts';
import type { RcanConfig } from '../../src/model/config.ts';

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
