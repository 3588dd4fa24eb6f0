import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Step } from '../../../src/model/taps.ts';
import { chopGrid } from '../../../src/model/chop-grid.ts';
import { chop } from '../../../src/model/tiling/chop.ts';
import { cut } from '../../../src/model/tiling/feature-map.ts';
import { whole } from '../../../src/model/tiling/whole.ts';
import { useBackend } from '../../backends.ts';
import { relativeError } from '../../../src/analysis/relative-error.ts';
import { finish, picture, referenceNet } from './fixture.ts';

describe('the tiles of the official chop', () => {
  test('are four quarters that reach 10 pixels beyond the middle, also of an odd size', () => {
    // 101 x 64: halves of 50 and 32, quarters of 60 x 42; the right ones begin at 101 - 60, the lower at 64 - 42.
    expect(chopGrid(101, 64)).toEqual([
      { padded: { x: 0, y: 0, width: 60, height: 42 }, core: { x: 0, y: 0, width: 50, height: 32 } },
      { padded: { x: 41, y: 0, width: 60, height: 42 }, core: { x: 50, y: 0, width: 51, height: 32 } },
      { padded: { x: 0, y: 22, width: 60, height: 42 }, core: { x: 0, y: 32, width: 50, height: 32 } },
      { padded: { x: 41, y: 22, width: 60, height: 42 }, core: { x: 50, y: 32, width: 51, height: 32 } },
    ]);
  });

  test('are cut again while a quarter has 160000 pixels or more', () => {
    // 779 // 2 + 10 = 399, 399 x 400 < 160000; 780 // 2 + 10 = 400.
    expect(chopGrid(779, 780)).toHaveLength(4);
    const tiles = chopGrid(780, 780);
    expect(tiles).toHaveLength(16);
    // 400 // 2 + 10 = 210 everywhere.
    expect(new Set(tiles.map(({ padded }) => `${padded.width} x ${padded.height}`))).toEqual(
      new Set(['210 x 210']),
    );
    expect([0, 190, 380, 570]).toEqual(tiles.slice(0, 4).map(({ padded }) => padded.x));
    // The inner edges lie where the quarters' own middles do: 200 and 380 + 200, and 390 between the quarters.
    expect(tiles.slice(0, 4).map(({ core }) => core.x)).toEqual([0, 200, 390, 580]);
  });

  test.each([
    [1, 1],
    [19, 21],
    [23, 300],
    [201, 107],
  ])('of %d x %d contribute every pixel once', (width, height) => {
    const covered = new Uint8Array(width * height);
    for (const { padded, core } of chopGrid(width, height, { shave: 10, minSize: 900 })) {
      expect(core.x).toBeGreaterThanOrEqual(padded.x);
      expect(core.y).toBeGreaterThanOrEqual(padded.y);
      expect(core.x + core.width).toBeLessThanOrEqual(padded.x + padded.width);
      expect(core.y + core.height).toBeLessThanOrEqual(padded.y + padded.height);
      for (let y = core.y; y < core.y + core.height; y++)
        for (let x = core.x; x < core.x + core.width; x++) covered[y * width + x]!++;
    }
    expect(covered.every((times) => times === 1)).toBe(true);
  });
});

describe('a chopped pass', () => {
  beforeAll(() => useBackend('wasm'));
  const net = () => referenceNet('g2b2c8r4-x2-3ch-7x9');

  test('is the pass of the whole picture where a half with its shave is the whole side', async () => {
    const rcan = net();
    const lr = picture(20, 19, 3);
    expect(chopGrid(20, 19)).toHaveLength(1);
    expect(await finish(chop(rcan, lr))).toEqual(await finish(whole(rcan, lr)));
    rcan.dispose();
  });

  test('differs from it otherwise, because each tile has an attention of its own', async () => {
    const rcan = net();
    const lr = picture(61, 40, 3);
    const [tiled, untiled] = [await finish(chop(rcan, lr)), await finish(whole(rcan, lr))];
    expect(tiled).toMatchObject({ width: 122, height: 80, channels: 3 });
    expect(relativeError(tiled.data, untiled.data)).toBeGreaterThan(1e-3);
    rcan.dispose();
  });

  test('puts each tile through the network by itself and takes its core', async () => {
    const rcan = net();
    const lr = picture(61, 40, 3);
    const output = await finish(chop(rcan, lr));
    for (const { padded, core } of chopGrid(61, 40)) {
      const alone = await finish(whole(rcan, cut(lr, padded)));
      const inTile = { x: core.x - padded.x, y: core.y - padded.y };
      const twice = ({ x, y }: { x: number; y: number }) => ({
        x: 2 * x,
        y: 2 * y,
        width: 2 * core.width,
        height: 2 * core.height,
      });
      expect(cut(output, twice(core))).toEqual(cut(alone, twice(inTile)));
    }
    rcan.dispose();
  });

  test('reports the steps of every tile, and leaves no tensor behind when it is ended early', async () => {
    const rcan = net();
    const lr = picture(61, 40, 3);
    const before = tf.memory().numTensors;
    const steps: Step[] = [];
    const pass = chop(rcan, lr);
    for (let next = await pass.next(); !next.done; next = await pass.next()) steps.push(next.value);
    expect(tf.memory().numTensors).toBe(before);
    expect(steps.map(({ done }) => done)).toEqual(steps.map((_, i) => i + 1));
    expect(steps.at(-1)).toMatchObject({ done: steps.length, total: steps.length });
    expect(steps.at(-1)!.share).toBeCloseTo(1, 10);
    for (let ended = 0; ended < steps.length; ended += 4) {
      const given = chop(rcan, lr);
      for (let step = 0; step < ended; step++) await given.next();
      await given.return(lr);
      expect(tf.memory().numTensors, `after ${ended} steps`).toBe(before);
    }
    rcan.dispose();
  });
});
