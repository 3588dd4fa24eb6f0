import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import type { RcanConfig, Scale } from '../../src/model/config.ts';
import { convolutions } from '../../src/model/convolutions.ts';
import { chopPeak, exactPeak, peakBytes } from '../../src/model/peak-memory.ts';
import { Rcan } from '../../src/model/rcan.ts';
import * as sites from '../../src/model/sites.ts';
import type { Parameter, StateDict } from '../../src/model/state-dict.ts';
import { exact } from '../../src/model/tiling/exact.ts';
import { useBackend } from '../backends.ts';
import { runToEnd } from '../fixtures/compare-sites.ts';
import { HeapWatch } from '../fixtures/heap-watch.ts';

describe.each([
  ['wasm', false],
  ['wasm + simd', true],
] as const)('%s: a run', (computer, ownKernels) => {
  /** The most bytes of tensors and scratch in the heap during a run, beyond those before it. */
  async function measurePeak(config: RcanConfig, height: number, width: number): Promise<number> {
    await useBackend(computer);
    const net = new Rcan(config, emptyState(config));
    const x = tf.zeros<tf.Rank.R4>([1, height, width, config.colors]);
    const run = (): void => runToEnd(net, x).dispose();
    // The kernels' scratch stays when a run ends.
    run();
    const heap = new HeapWatch();
    run();
    heap.stop();
    x.dispose();
    net.dispose();
    return heap.peak;
  }

  const config = (scale: Scale | 1, features: number): RcanConfig => ({
    groups: 2,
    blocks: 2,
    features,
    reduction: 4,
    scale,
    colors: 3,
  });

  test.each([
    [1, 16],
    [2, 16],
    [3, 16],
    [4, 16],
    [2, 32],
    [4, 64],
  ] as const)('of the x%d network with %d channels has the peak that is counted', async (scale, features) => {
    const needed = peakBytes(config(scale, features), 40, 56, ownKernels);
    const held = await measurePeak(config(scale, features), 40, 56);
    expect(held).toBeGreaterThanOrEqual(needed);
    // What averages and attention take: some vectors.
    expect(held).toBeLessThan(1.01 * needed);
  });
});

describe('in tiles', () => {
  const config: RcanConfig = { groups: 2, blocks: 2, features: 16, reduction: 4, scale: 2, colors: 3 };

  test.each([
    ['wasm', false],
    ['wasm + simd', true],
  ] as const)(
    '%s: an exact pass has the peak that is counted, for any size of the picture',
    async (computer, ownKernels) => {
      await useBackend(computer);
      const side = 16;
      const counted = (height: number, width: number): number =>
        exactPeak(config, height, width, side, ownKernels).tensorBytes;
      const net = new Rcan(config, emptyState(config));
      const peakOf = async (width: number, height: number): Promise<number> => {
        const before = tf.memory().numBytes;
        let peak = 0;
        const wants = (): boolean => {
          peak = Math.max(peak, tf.memory().numBytes - before);
          return false;
        };
        const taps = { wants, record: () => undefined, recordMaps: () => undefined };
        const lr = { width, height, channels: 3, data: new Float32Array(width * height * 3) };
        for await (const step of exact(net, lr, { taps, side }))
          expect(step.done).toBeLessThanOrEqual(step.total);
        return peak;
      };
      expect(await peakOf(64, 48)).toBe(counted(48, 64));
      expect(await peakOf(16, 96)).toBe(counted(96, 16));
      expect(counted(4800, 6400)).toBe(counted(48, 64));
      net.dispose();
    },
  );

  test('2 megapixels in the notebook’s x2 network are three maps of 32 channels and the picture', () => {
    const shipped: RcanConfig = { groups: 5, blocks: 5, features: 32, reduction: 8, scale: 2, colors: 3 };
    expect(exactPeak(shipped, 1000, 2000).plainBytes).toBe(2_000_000 * (3 * 32 + 3) * 4);
    // At x8 the output, 64 x 3 numbers per LR pixel, is more than the two maps that the tail does without.
    expect(exactPeak({ ...shipped, scale: 8 }, 10, 20).plainBytes).toBe(200 * (32 + 64 * 3 + 3) * 4);
  });

  test('a chopped pass holds one tile on the backend, picture and output outside', () => {
    const peak = chopPeak(config, 780, 780);
    expect(peak.tensorBytes).toBe(peakBytes(config, 210, 210));
    expect(chopPeak(config, 780, 780, true).tensorBytes).toBe(peakBytes(config, 210, 210, true));
    expect(peak.plainBytes).toBe(780 * 780 * 3 * 4 * (1 + 4));
  });
});

/** All weights zero: what they are does not change what is held. */
function emptyState(config: RcanConfig): StateDict {
  const state = new Map<string, Parameter>();
  for (const [site, { kernel, inputs, outputs }] of convolutions(config)) {
    const shape = [outputs, inputs, kernel, kernel];
    state.set(sites.weight(site), { shape, data: new Float32Array(outputs * inputs * kernel * kernel) });
    state.set(sites.bias(site), { shape: [outputs], data: new Float32Array(outputs) });
  }
  return state;
}
