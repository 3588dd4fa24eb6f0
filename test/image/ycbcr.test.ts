import { expect, test } from 'vitest';
import { luma, lumaPlane } from '../../src/image/ycbcr.ts';

test('luma runs from 16 for black to 235 for white', () => {
  expect(luma(0, 0, 0)).toBe(16);
  expect(luma(255, 255, 255)).toBeCloseTo(235, 10);
});

test('the primaries weigh what rgb2ycbcr says, unrounded', () => {
  expect(luma(255, 0, 0)).toBeCloseTo(81.481, 10);
  expect(luma(0, 255, 0)).toBeCloseTo(144.553, 10);
  expect(luma(0, 0, 255)).toBeCloseTo(40.966, 10);
});

test('a grey picture has the luma of R = G = B', () => {
  const grey = lumaPlane({ width: 2, height: 1, channels: 1, data: Uint8ClampedArray.of(10, 200) });
  const rgb = lumaPlane({
    width: 2,
    height: 1,
    channels: 3,
    data: Uint8ClampedArray.of(10, 10, 10, 200, 200, 200),
  });
  expect(grey).toEqual(rgb);
});
