import { expect, test } from 'vitest';
import { upscale } from '../../src/image/bicubic.ts';
import { toGrey, toRgb } from '../../src/image/grey.ts';
import type { FloatPixels, Pixels } from '../../src/image/pixels.ts';
import { restoreColors } from '../../src/image/restore-colors.ts';
import { lumaPlane } from '../../src/image/ycbcr.ts';

const grey: Pixels = {
  width: 256,
  height: 1,
  channels: 1,
  data: Uint8ClampedArray.from({ length: 256 }, (_, i) => i),
};
const colour: Pixels = {
  width: 2,
  height: 2,
  channels: 3,
  data: Uint8ClampedArray.of(200, 100, 50, 90, 120, 150, 60, 60, 60, 130, 140, 80),
};

test('grey to RGB and back changes nothing', () => {
  expect(toGrey(toRgb(grey))).toEqual(grey);
  expect(toGrey(grey)).toBe(grey);
  expect(toRgb(colour)).toBe(colour);
});

test('an output with the colours of its input is rounded', () => {
  const output: FloatPixels = { width: 2, height: 1, channels: 1, data: Float32Array.of(-3.2, 99.6) };
  expect([...restoreColors(output, { ...grey, width: 2 }).data]).toEqual([0, 100]);
});

test('a grey picture comes back grey from an RGB network', () => {
  const output: FloatPixels = { width: 1, height: 1, channels: 3, data: Float32Array.of(80, 80, 80) };
  expect(restoreColors(output, { ...grey, width: 1 })).toMatchObject({
    channels: 1,
    data: Uint8ClampedArray.of(80),
  });
});

test('a colour picture keeps its colours around the luma that a one-channel network found', () => {
  const bicubic = upscale(colour, 2);
  const wanted = Float32Array.from(lumaPlane(bicubic), (y) => y + 10);
  const restored = restoreColors({ width: 4, height: 4, channels: 1, data: wanted }, colour);
  lumaPlane(restored).forEach((y, i) => expect(Math.abs(y - wanted[i]!)).toBeLessThan(0.5));
  // The same step in R, G and B leaves their differences, and so Cb and Cr, alone.
  const difference = ({ data }: Pixels, i: number): number => data[3 * i]! - data[3 * i + 2]!;
  for (let i = 0; i < 16; i++)
    expect(Math.abs(difference(restored, i) - difference(bicubic, i))).toBeLessThan(2);
});
