import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { countStructure } from '../../../src/model/baselines/count-structure.ts';
import { drrn } from '../../../src/model/baselines/drrn.ts';
import { memnet } from '../../../src/model/baselines/memnet.ts';
import { published } from '../../../src/model/baselines/published/race.ts';
import { randomState } from '../../../src/model/baselines/random-state.ts';
import { srcnn } from '../../../src/model/baselines/srcnn.ts';
import type { Structure } from '../../../src/model/baselines/structure.ts';
import { StructuredNet } from '../../../src/model/baselines/structured-net.ts';
import { systemComplexity } from '../../../src/model/baselines/system-complexity.ts';
import { systemNames, type SystemName } from '../../../src/model/baselines/systems.ts';
import { countComplexity, type Complexity } from '../../../src/model/complexity.ts';
import { useBackend } from '../../backends.ts';
import { HeapWatch } from '../../fixtures/heap-watch.ts';

const complexityOf = (name: SystemName) => systemComplexity(name, 2, 360, 640);

describe('parameters', () => {
  test.each([
    ['srcnn-9-1-5', 8_032 + 97],
    ['srcnn-9-5-5', 57_281],
    ['vdsr', 664_704],
    ['drrn', 297_216],
    ['memnet', 676_992 + 6],
    ['rcan', 15_444_667],
    ['rcan-after-bicubic', 15_444_667 - (9 * 64 * 256 + 256)],
  ] as const)('of %s are %d', (name, parameters) => {
    expect(complexityOf(name).parameters).toBe(parameters);
  });

  test('batch normalisation is counted by itself: a factor and an offset per channel', () => {
    expect(complexityOf('drrn').normalization).toBe(2 * (1 + 51 * 128));
    expect(complexityOf('vdsr').normalization).toBe(0);
  });
});

describe('Published figures are reproduced', () => {
  const known = published.filter(
    ({ system, complexity }) => complexity && systemNames.some((name) => name === system),
  );

  test('of five systems', () => {
    expect(known.map(({ system }) => system)).toEqual(['srcnn-9-5-5', 'vdsr', 'drrn', 'memnet', 'rcan']);
  });

  test.each(known)(
    'of $system: parameters to the digit, multiply-adds within 1 %',
    ({ system, complexity }) => {
      const { parameters, multiplyAdds } = complexityOf(system as SystemName);
      const digit = system === 'rcan' ? 10_000 : 1000;
      expect(Math.round(parameters / digit) * digit).toBe(complexity!.parameters);
      expect(Math.abs(multiplyAdds / complexity!.multiplyAdds - 1)).toBeLessThan(0.01);
    },
  );

  test('PSNR falls with the scale, and newer networks are better', () => {
    for (const { set5 } of published) {
      expect(set5[2]!.psnr).toBeGreaterThan(set5[3]!.psnr);
      expect(set5[3]!.psnr).toBeGreaterThan(set5[4]!.psnr);
    }
    const order = published.map(({ set5 }) => set5[2]!.psnr);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });
});

test.each([2, 3, 4, 8] as const)('The body costs r^2 times as much behind an enlargement by %d', (r) => {
  const paper = { groups: 10, blocks: 20, features: 64, reduction: 16, colors: 3 } as const;
  const bodyOf = (complexity: Complexity): number =>
    complexity.sites
      // The attention works on one vector, however large the picture is.
      .filter(({ site, shape }) => site.startsWith('body') && shape.height > 1)
      .reduce((sum, { multiplyAdds }) => sum + multiplyAdds, 0);
  const before = bodyOf(countComplexity({ ...paper, scale: r }, 90, 160));
  expect(bodyOf(countComplexity({ ...paper, scale: 1 }, 90 * r, 160 * r))).toBe(r ** 2 * before);
  // Nearly all of both networks is body; of that for x8 the upsampler is a fifth.
  const ratio =
    systemComplexity('rcan-after-bicubic', r, 90, 160).multiplyAdds /
    systemComplexity('rcan', r, 90, 160).multiplyAdds;
  expect(ratio / r ** 2).toBeGreaterThan(0.75);
  expect(ratio / r ** 2).toBeLessThan(1);
});

describe('Interpolation', () => {
  test('has no parameters, and as many multiply-adds as its kernels are wide', () => {
    expect(systemComplexity('bicubic', 2, 10, 20)).toMatchObject({
      parameters: 0,
      multiplyAdds: 3 * 4 * (400 + 800),
    });
    expect(systemComplexity('nearest', 2, 10, 20).multiplyAdds).toBe(0);
  });
});

describe.each(['wasm', 'wasm + simd'] as const)(
  '%s: a pass has the peak memory that is counted',
  (backend) => {
    beforeAll(() => useBackend(backend));

    test.each([
      ['SRCNN', srcnn(5)],
      ['DRRN', drrn({ units: 3, features: 16 })],
      ['MemNet', memnet({ blocks: 3, recursions: 2, features: 16 })],
    ] as const)('in %s', (_, structure: Structure) => {
      const [height, width] = [24, 40];
      const { border } = structure;
      const net = new StructuredNet(structure, randomState(structure));
      const x = tf.zeros<tf.Rank.R4>([1, height + 2 * border, width + 2 * border, 1]);
      const run = (): void => {
        const pass = net.forward(x);
        let next = pass.next();
        while (!next.done) next = pass.next();
        next.value.dispose();
      };
      // The kernels' scratch stays when a run ends.
      run();
      const before = tf.memory().numBytes;
      const heap = new HeapWatch();
      run();
      heap.stop();
      expect(tf.memory().numBytes).toBe(before);
      const counted = countStructure(structure, height, width).peakBytes;
      // x itself was there before.
      expect(heap.peak + 4 * x.size).toBe(counted);
      x.dispose();
      net.dispose();
    });
  },
);
