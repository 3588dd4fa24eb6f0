import { describe, expect, test } from 'vitest';
import { crop, modcrop } from '../../src/image/crop.ts';
import type { Pixels } from '../../src/image/pixels.ts';
import { codeOf } from '../reader-errors.ts';

/** A 5 x 4 RGB picture whose samples count 0, 1, 2, ... */
const counting: Pixels = {
  width: 5,
  height: 4,
  channels: 3,
  data: Uint8ClampedArray.from({ length: 60 }, (_, i) => i),
};

describe('crop', () => {
  test('copies the rectangle', () => {
    expect(crop(counting, { x: 1, y: 2, width: 2, height: 2 })).toEqual({
      width: 2,
      height: 2,
      channels: 3,
      data: Uint8ClampedArray.of(33, 34, 35, 36, 37, 38, 48, 49, 50, 51, 52, 53),
    });
  });

  test.each([
    { x: -1, y: 0, width: 2, height: 2 },
    { x: 4, y: 0, width: 2, height: 2 },
    { x: 0, y: 3, width: 2, height: 2 },
    { x: 0, y: 0, width: 0, height: 2 },
    { x: 0.5, y: 0, width: 2, height: 2 },
  ])('refuses $x, $y, $width x $height', (rectangle) => {
    expect(codeOf(() => crop(counting, rectangle))).toBe('bad-argument');
  });
});

describe('modcrop', () => {
  test('cuts the right and bottom edge to multiples of the scale', () => {
    expect(modcrop(counting, 3)).toEqual(crop(counting, { x: 0, y: 0, width: 3, height: 3 }));
  });

  test('leaves a picture alone that fits already', () => {
    expect(modcrop(counting, 1)).toBe(counting);
  });

  test('refuses a picture smaller than the scale', () => {
    expect(codeOf(() => modcrop(counting, 8))).toBe('image-too-small');
  });
});
