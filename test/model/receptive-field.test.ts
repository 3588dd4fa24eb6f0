import * as tf from '@tensorflow/tfjs-core';
import { max, range, rollup } from 'd3';
import { beforeAll, describe, expect, test } from 'vitest';
import { allBlocks } from '../../src/model/blocks.ts';
import { Edited } from '../../src/model/edits/edited.ts';
import type { Edit } from '../../src/model/edits/edit.ts';
import { Rcan } from '../../src/model/rcan.ts';
import { receptiveField } from '../../src/model/receptive-field.ts';
import { attention } from '../../src/model/sites.ts';
import type { StateDict } from '../../src/model/state-dict.ts';
import { useBackend } from '../backends.ts';
import { runToEnd } from '../fixtures/compare-sites.ts';
import { numbersOf } from '../fixtures/numbers-of.ts';
import { loadReference } from '../fixtures/reference-files.ts';

describe('the receptive field', () => {
  test.each([
    [{ groups: 10, blocks: 20, scale: 2 }, 828],
    [{ groups: 5, blocks: 5, scale: 2 }, 118],
    [{ groups: 5, blocks: 5, scale: 3 }, 118],
    [{ groups: 5, blocks: 5, scale: 4 }, 119],
  ] as const)('of a network with %j is %d LR pixels wide', (size, side) => {
    expect(receptiveField({ features: 64, reduction: 16, colors: 3, ...size })).toBe(side);
  });
});

/** The parameters with filters that average, which no light gets lost in. */
const averaging = (state: StateDict): StateDict =>
  new Map(
    [...state].map(([name, { shape, data }]) => {
      const [, inputs] = shape;
      return [name, { shape, data: data.map(() => (shape.length === 4 ? 1 / inputs! : 0)) }];
    }),
  );

describe('the response to an impulse', () => {
  beforeAll(() => useBackend('cpu'));

  test.each(['g1b3c4r2-x2-1ch-5x11', 'g2b1c12r3-x3-3ch-5x7', 'g2b3c4r2-x4-1ch-9x7', 'g1b2c5r2-x8-1ch-3x7'])(
    'extends as far as the receptive field: %s',
    (name) => {
      const { config, state } = loadReference(name);
      const { colors, scale } = config;
      const side = receptiveField(config);
      const width = 2 * side + 1;
      const row = new Float32Array(width * colors).fill(1, side * colors, (side + 1) * colors);

      // Attention, which sees the whole row, is left out.
      const edits = allBlocks(config).map(({ group, block }): Edit => ({
        kind: 'identity',
        site: attention(group, block),
      }));
      const edited = new Edited(config, state, edits);
      const net = new Rcan(config, averaging(state));
      const output = numbersOf(() =>
        runToEnd(net, tf.tensor4d(row, [1, 1, width, colors]), undefined, edited),
      );
      net.dispose();
      edited.dispose();

      // An output pixel at one phase of its cell sees as many LR pixels as pixels of that phase see the light.
      const lit = range(width * scale).filter((x) => output[x * colors]! > 0);
      const byPhase = rollup(
        lit,
        (pixels) => pixels.length,
        (x) => x % scale,
      );
      expect(max(byPhase.values())).toBe(side);
    },
  );
});
