import { expect, test } from 'vitest';
import { upscale } from '../../src/image/bicubic.ts';
import { interpolate, kernels, type Interpolation } from '../../src/image/interpolation.ts';
import type { Pixels } from '../../src/image/pixels.ts';
import reference from '../fixtures/interpolations.json' with { type: 'json' };

const { width, height, data } = reference;
const picture: Pixels = { width, height, channels: 1, data: Uint8ClampedArray.from(data) };
const results = reference.results as { method: Interpolation; scale: number; data: number[] }[];

test('the reference covers every method', () => {
  expect(new Set(results.map(({ method }) => method))).toEqual(new Set(Object.keys(kernels)));
});

test.each(results)('$method x$scale equals Pillow’s kernel with MATLAB’s rounding, bit for bit', (wanted) => {
  const { method, scale } = wanted;
  const enlarged = interpolate(picture, method, scale);
  expect(enlarged).toMatchObject({ width: width * scale, height: height * scale, channels: 1 });
  expect([...enlarged.data]).toEqual(wanted.data);
});

test('nearest repeats every pixel', () => {
  const { data: repeated } = interpolate(picture, 'nearest', 3);
  repeated.forEach((value, i) => {
    const [x, y] = [Math.floor((i % (3 * width)) / 3), Math.floor(i / (3 * width) / 3)];
    expect(value).toBe(data[y * width + x]);
  });
});

test('bicubic is the enlargement that SR is compared with', () => {
  expect(interpolate(picture, 'bicubic', 4)).toEqual(upscale(picture, 4));
});

test('the three channels of a colour picture do not mix', () => {
  const colour: Pixels = {
    ...picture,
    channels: 3,
    data: Uint8ClampedArray.from({ length: 3 * data.length }, (_, i) =>
      i % 3 === 1 ? data[(i - 1) / 3]! : 7,
    ),
  };
  const { data: enlarged } = interpolate(colour, 'lanczos', 2);
  const grey = interpolate(picture, 'lanczos', 2).data;
  enlarged.forEach((value, i) => expect(value).toBe(i % 3 === 1 ? grey[(i - 1) / 3] : 7));
});
