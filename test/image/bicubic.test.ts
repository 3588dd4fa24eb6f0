import { describe, expect, test } from 'vitest';
import { downscale, resize, upscale } from '../../src/image/bicubic.ts';
import type { Pixels } from '../../src/image/pixels.ts';
import { codeOf } from '../reader-errors.ts';
import { describeWithShared } from '../shared.ts';
import { set5, set5Names } from './set5.ts';

const grey = (width: number, height: number, values: readonly number[]): Pixels => ({
  width,
  height,
  channels: 1,
  data: Uint8ClampedArray.from(values),
});

function flat(width: number, height: number, rgb: readonly [number, number, number]): Pixels {
  const data = Uint8ClampedArray.from({ length: width * height * 3 }, (_, i) => rgb[i % 3]!);
  return { width, height, channels: 3, data };
}

describeWithShared("MATLAB's LR pictures of Set5 come out bit for bit", () => {
  for (const scale of [2, 3, 4]) {
    test.each(set5Names)(`x${scale} %s`, (name) => {
      expect(downscale(set5(scale, 'hr', name), scale)).toEqual(set5(scale, 'lr', name));
    });
  }

  test('resize to the same size does the same', () => {
    const lr = set5(3, 'lr', 'woman');
    expect(resize(set5(3, 'hr', 'woman'), lr.width, lr.height)).toEqual(lr);
  });
});

describe('weights', () => {
  test('an edge enlarged twice shows Keys weights with a = -0.5, and its overshoot is clamped at 0', () => {
    // Every new pixel lies 1/4 off an old one; the four weights there are (-9, 111, 29, -3) / 128.
    const edge = upscale(grey(4, 4, Array<number[]>(4).fill([0, 0, 128, 128]).flat()), 2);
    expect([...edge.data.subarray(0, 8)]).toEqual([0, 0, 0, 26, 102, 137, 131, 128]);
  });

  test.each([2, 3, 4, 8])('a flat colour stays what it is, down and up by %i', (scale) => {
    const picture = flat(24, 24, [3, 127, 250]);
    expect(downscale(picture, scale)).toEqual(flat(24 / scale, 24 / scale, [3, 127, 250]));
    expect(upscale(picture, scale)).toEqual(flat(24 * scale, 24 * scale, [3, 127, 250]));
  });

  test('shrinking is antialiased: stripes of one pixel become their mean', () => {
    const stripes = grey(
      64,
      1,
      Array.from({ length: 64 }, (_, x) => (x % 2) * 255),
    );
    const inner = [...downscale(stripes, 4).data].slice(3, -3);
    for (const value of inner) expect(Math.abs(value - 127.5)).toBeLessThan(3);
  });
});

describe('sizes', () => {
  test('a side that is no multiple of the scale is rounded up, as MATLAB does', () => {
    expect(downscale(flat(10, 7, [1, 2, 3]), 3)).toMatchObject({ width: 4, height: 3 });
  });

  test('both axes can differ', () => {
    expect(resize(flat(10, 7, [1, 2, 3]), 5, 21)).toEqual(flat(5, 21, [1, 2, 3]));
  });

  test.each([
    [0, 5],
    [5, 1.5],
    [Number.NaN, 5],
  ])('%d x %d is refused', (width, height) => {
    expect(codeOf(() => resize(flat(4, 4, [0, 0, 0]), width, height))).toBe('bad-argument');
  });
});
