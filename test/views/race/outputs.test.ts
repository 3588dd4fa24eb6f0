import { describe, expect, it } from 'vitest';
import { errorPlane } from '../../../src/analysis/error-map.ts';
import { interpolate } from '../../../src/image/interpolation.ts';
import { downscale } from '../../../src/image/bicubic.ts';
import { drawCard } from '../../../src/image/cards/index.ts';
import type { SystemName } from '../../../src/model/baselines/systems.ts';
import { commonLimit, cropRound, cropSide, outputTiles, tileSide } from '../../../src/views/race/outputs.ts';
import { contenders, type Result } from '../../../src/views/race/rows.ts';

const hr = drawCard('facade', 96);
const lr = downscale(hr, 2);
const all = contenders({
  ...{ scale: 2, width: 48, height: 48, sizes: {}, ownKernels: false },
  ...{ limit: undefined, rcanScales: [2] },
});
const result = (system: 'nearest' | 'bicubic', weights: 'none' | 'random' | 'moved' = 'none'): Result => ({
  kind: 'finished',
  output: interpolate(lr, system, 2),
  weights,
  backend: 'javascript',
  milliseconds: 1,
});

describe('the crop', () => {
  it('is a square round its middle, and stays inside the picture', () => {
    expect(cropRound({ x: 50, y: 40 }, { width: 200, height: 100 })).toEqual({
      ...{ x: 18, y: 8 },
      ...{ width: cropSide, height: cropSide },
    });
    expect(cropRound({ x: 0, y: 99 }, { width: 200, height: 100 })).toMatchObject({ x: 0, y: 36 });
  });

  it('is all of a picture that is smaller', () => {
    const size = { width: 48, height: 32 };
    expect(cropRound({ x: 40, y: 2 }, size)).toEqual({ x: 0, y: 0, ...size });
  });
});

describe('the outputs side by side', () => {
  const window = cropRound({ x: 48, y: 48 }, hr);

  it('have pictures and error maps of the crop, in the order of the table', () => {
    const results = new Map<SystemName, Result>([
      ['bicubic', result('bicubic')],
      ['nearest', result('nearest')],
      ['drrn', { kind: 'cancelled' }],
    ]);
    const tiles = outputTiles(all, results, hr, window);
    expect(tiles.map(({ system }) => system)).toEqual(['nearest', 'bicubic']);
    for (const { errors, system } of tiles) {
      const whole = errorPlane(interpolate(lr, system as 'nearest' | 'bicubic', 2), hr, 'luma');
      expect(errors).toHaveLength(cropSide ** 2);
      for (const [x, y] of [
        [0, 0],
        [63, 63],
        [5, 40],
      ] as const)
        expect(errors![y * cropSide + x]).toBe(whole[(y + window.y) * hr.width + x + window.x]);
    }
  });

  it('have no error maps without the truth, and no picture of random weights', () => {
    const results = new Map<SystemName, Result>([
      ['bicubic', result('bicubic')],
      ['vdsr', result('nearest', 'random')],
    ]);
    const tiles = outputTiles(all, results, undefined, window);
    expect(tiles).toMatchObject([{ system: 'bicubic' }, { system: 'vdsr', moved: false }]);
    expect(tiles.map(({ picture, errors }) => [picture?.width, errors])).toEqual([
      [cropSide, undefined],
      [undefined, undefined],
    ]);
  });

  it('share one scale of errors, in which weights from another place do not count', () => {
    const tiles = outputTiles(
      all,
      new Map<SystemName, Result>([
        ['bicubic', result('bicubic')],
        ['rcan-after-bicubic', result('nearest', 'moved')],
      ]),
      hr,
      window,
    );
    expect(commonLimit(tiles)).toBe(commonLimit(tiles.slice(0, 1)));
    expect(commonLimit(tiles.slice(1))).toBeGreaterThanOrEqual(commonLimit(tiles));
    expect(commonLimit([])).toBe(1);
  });
});

describe('how large the pictures of the outputs are', () => {
  const five = [1, 1, 2, 2, 2, 2, 2] as const;

  it('so that all of them fit, in rows from left to right', () => {
    // Three columns of two: two single ones and two pairs, then three pairs.
    expect(tileSide(five, 1120, 440)).toBe(168);
    expect(tileSide(five, 1120, 900)).toBeGreaterThan(168);
  });

  it('no smaller than shows something, and no larger than serves to compare', () => {
    expect(tileSide(five, 300, 100)).toBe(96);
    expect(tileSide([1, 2], 1120, 2000)).toBe(260);
  });
});
