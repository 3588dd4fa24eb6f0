import { expect, test } from 'vitest';
import { partPlane } from '../../src/analysis/part-plane.ts';
import { lumaPlane } from '../../src/image/ycbcr.ts';
import type { FloatPixels } from '../../src/image/pixels.ts';

const colour = (...data: number[]): FloatPixels => ({
  width: data.length / 3,
  height: 1,
  channels: 3,
  data: Float32Array.from(data),
});

test('what a part adds to the luma adds up: the luma of a sum is that of a picture and what parts add to it', () => {
  const [picture, part] = [colour(10, 200, 30, 1, 2, 3), colour(-5, 7.5, 0, 100, -50, 25)];
  const sum = colour(...picture.data.map((value, i) => value + part.data[i]!));
  const added = partPlane(part).data;
  lumaPlane(sum).forEach((luma, i) => expect(luma).toBeCloseTo(lumaPlane(picture)[i]! + added[i]!, 9));
});

test('a part that adds nothing adds no luma', () => {
  expect([...partPlane(colour(0, 0, 0)).data]).toEqual([0]);
});

test('of a grey part it is the values themselves', () => {
  const grey: FloatPixels = { width: 2, height: 1, channels: 1, data: Float32Array.of(-3, 4) };
  expect([...partPlane(grey).data]).toEqual([-3, 4]);
});
