import { expect, test } from 'vitest';
import type { FloatPixels } from '../../../src/image/pixels.ts';
import { factorFor, limitOf, paintPart } from '../../../src/views/contributions/amplify.ts';
import { liveliestSquare } from '../../../src/views/contributions/part-place.ts';

const picture = (width: number, height: number, of: (x: number, y: number) => number): FloatPixels => ({
  width,
  height,
  channels: 1,
  data: Float32Array.from({ length: width * height }, (_, i) => of(i % width, Math.floor(i / width))),
});

test('a part is amplified so that its values fill the screen about grey; a few outliers are clipped', () => {
  const part = picture(100, 100, (x, y) => (x === 0 && y === 0 ? 1000 : x % 2 === 0 ? 2 : -2));
  expect(limitOf(part)).toBe(2);
  expect(factorFor([part])).toBe(60);
  expect(factorFor([part, picture(10, 10, () => 4)])).toBe(30);
  expect(factorFor([picture(4, 4, () => 0)])).toBe(1);
});

test('a cut of a part is painted times the factor about 128, clipped to what a screen has', () => {
  const part = picture(4, 4, (x, y) => (y === 1 ? [-100, -1, 0, 1][x]! : 50));
  const out = new Uint8ClampedArray(4 * 4);
  paintPart(part, { x: 0, y: 1, across: 4, down: 1, factor: 10 }, out);
  expect([0, 4, 8, 12].map((i) => [...out.slice(i, i + 4)])).toEqual([
    [0, 0, 0, 255],
    [118, 118, 118, 255],
    [128, 128, 128, 255],
    [138, 138, 138, 255],
  ]);
});

test('thumbnails are cut out where all parts together change the picture most', () => {
  const left = picture(20, 10, (x) => (x < 5 ? 3 : 0));
  const right = picture(20, 10, (x) => (x >= 15 ? -4 : 0));
  expect(liveliestSquare([left], 5)).toEqual({ x: 0, y: expect.any(Number) as number, across: 5, down: 5 });
  expect(liveliestSquare([left, right], 5).x).toBe(15);
  expect(liveliestSquare([left], 50)).toEqual({ x: 0, y: 0, across: 20, down: 10 });
});
