import { expect, it } from 'vitest';
import { pictureSize } from '../../../src/figures/export/picture-size.ts';

it('draws a figure with a margin, at two pixels to a CSS pixel', () => {
  expect(pictureSize({ width: 1120, height: 800 })).toEqual({ width: 1168, height: 848, scale: 2 });
});

it('draws a very tall one at one pixel, within what a phone’s canvas holds', () => {
  const { scale, width, height } = pictureSize({ width: 1120, height: 6000 });
  expect(scale).toBe(1);
  expect(width * height).toBeLessThanOrEqual(2 ** 24);
  expect(pictureSize({ width: 300, height: 9000 }).scale).toBe(1);
});

it('refuses one that no canvas holds, with its size and what to do', () => {
  expect(() => pictureSize({ width: 1120, height: 20_000 })).toThrow(/1168 × 20048 pixels.*save its numbers/);
});
