import { describe, expect, test } from 'vitest';
import { finishTail } from '../../../src/analysis/tail.ts';
import { shuffleFactors } from '../../../src/model/config.ts';
import * as sites from '../../../src/model/sites.ts';
import type { Planes } from '../../../src/trace/trace.ts';
import { meanDifference, wrongPicture } from '../../../src/views/pixel-shuffle/wrong-picture.ts';
import { loadReference } from '../../fixtures/reference-files.ts';

// Large enough for a window with maps on all sides: the reference's picture is small, so its maps are repeated.
const name = 'g1b2c16r4-x4-3ch-7x5';
const { config, state, sites: recorded } = loadReference(name);

function repeated(site: string, times: number): Planes {
  const { shape, data } = recorded.get(site)!;
  const [, channels = 0, h = 0, w = 0] = shape;
  const [height, width] = [h * times, w * times];
  const values = Float32Array.from({ length: channels * height * width }, (_, p) => {
    const [c, y, x] = [Math.floor(p / (height * width)), Math.floor(p / width) % height, p % width];
    return data[(c * h + (y % h)) * w + (x % w)]!;
  });
  return { channels, height, width, data: values };
}

describe.each([...shuffleFactors(config.scale).keys()])('the wrong picture of stage %i', (k) => {
  const before = repeated(sites.upConv(k), k === 0 ? 8 : 5);
  const whole = finishTail(config, state, k, before, 'tensorflow')!;

  test.each([
    ['in the middle', before.width / 2, before.height / 2],
    ['in the upper left corner', 0, 0],
    ['in the lower right corner', before.width, before.height],
  ])('%s is that of the whole maps, cut out', (_, x, y) => {
    const { picture, place } = wrongPicture(config, state, k, before, { x, y })!;
    expect(picture.width).toBeLessThan(whole.width);
    for (let p = 0; p < picture.data.length; p++) {
      const [row, column, c] = [
        Math.floor(p / (3 * picture.width)),
        Math.floor(p / 3) % picture.width,
        p % 3,
      ];
      const value = whole.data[(c * whole.height + place.y + row) * whole.width + place.x + column]!;
      if (picture.data[p] !== Uint8ClampedArray.of(value)[0])
        expect.fail(`sample ${p} is ${picture.data[p]}, not ${value}`);
    }
  });

  test('is undefined without the weights behind it', () => {
    expect(wrongPicture(config, new Map(), k, before, { x: 0, y: 0 })).toBeUndefined();
  });
});

test('the mean difference is in levels, and there is none between a grey picture and a coloured one', () => {
  const a = { width: 1, height: 1, channels: 3, data: Uint8ClampedArray.of(10, 20, 30) } as const;
  expect(meanDifference(a, { ...a, data: Uint8ClampedArray.of(13, 20, 24) })).toBe(3);
  expect(
    meanDifference(a, { width: 1, height: 1, channels: 1, data: Uint8ClampedArray.of(10) }),
  ).toBeUndefined();
});
