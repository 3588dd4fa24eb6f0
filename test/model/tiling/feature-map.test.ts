import { expect, test } from 'vitest';
import { addScaled, addSums, cut, emptyMap, paste } from '../../../src/model/tiling/feature-map.ts';
import { codeOf } from '../../reader-errors.ts';

/** Two channels that say where they are: 10 y + x, and its negative. */
const map = (width: number, height: number) => {
  const places = Array.from({ length: width * height }, (_, i) => 10 * Math.floor(i / width) + (i % width));
  return { width, height, channels: 2, data: Float32Array.from(places.flatMap((place) => [place, -place])) };
};

test('A rectangle is cut out, and pasted elsewhere in part', () => {
  const part = cut(map(5, 4), { x: 3, y: 1, width: 2, height: 3 });
  expect([...part.data]).toEqual([13, -13, 14, -14, 23, -23, 24, -24, 33, -33, 34, -34]);
  const target = emptyMap(3, 2, 2);
  paste(part, { x: 1, y: 1, width: 1, height: 2 }, target, 2, 0);
  expect([...target.data]).toEqual([0, 0, 0, 0, 24, -24, 0, 0, 0, 0, 34, -34]);
});

test('The sums of a rectangle are added to each channel’s', () => {
  const sums = Float64Array.of(1, 2);
  addSums(map(5, 4), { x: 1, y: 2, width: 2, height: 2 }, sums);
  expect([...sums]).toEqual([1 + 21 + 22 + 31 + 32, 2 - 21 - 22 - 31 - 32]);
});

test('Maps times their factors and the gated part of others are added inside a rectangle only', () => {
  const target = emptyMap(2, 2, 2);
  addScaled(target, map(2, 2), 0.5, map(2, 2), Float32Array.of(1, 0.5), { x: 1, y: 0, width: 1, height: 2 });
  expect([...target.data]).toEqual([0, 0, 1.5, -1, 0, 0, 16.5, -11]);
});

test('Maps that no memory can hold are refused with their size', () => {
  expect(codeOf(() => emptyMap(2e6, 2e6, 64))).toBe('out-of-memory');
});
