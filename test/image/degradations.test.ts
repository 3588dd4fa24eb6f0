import { deviation, mean } from 'd3';
import { expect, test } from 'vitest';
import { blurSigma, degradations, degrade, noiseSigma } from '../../src/image/degradations.ts';
import { drawCard } from '../../src/image/cards/index.ts';
import type { Pixels } from '../../src/image/pixels.ts';

const card = drawCard('dead-leaves', 96);
const grey = (width: number, height: number, value: (x: number, y: number) => number): Pixels => ({
  width,
  height,
  channels: 1,
  data: Uint8ClampedArray.from({ length: width * height }, (_, i) => value(i % width, Math.floor(i / width))),
});

test.each(degradations)('%s gives a picture of the small size in the same colours', (degradation) => {
  expect(degrade(card, degradation, 3)).toMatchObject({ width: 32, height: 32, channels: 3 });
});

test.each(['area', 'blur', 'nearest'] as const)('%s keeps an even grey', (degradation) => {
  const { data } = degrade(
    grey(16, 16, () => 90),
    degradation,
    2,
  );
  expect([...new Set(data)]).toEqual([90]);
});

test('area is the mean of each square, rounded in each direction', () => {
  const { data } = degrade(
    grey(4, 2, (x, y) => 10 * x + 40 * y),
    'area',
    2,
  );
  expect([...data]).toEqual([25, 45]);
});

test('nearest takes one pixel in n, at x3 the middle one', () => {
  const places = grey(6, 6, (x, y) => 10 * x + y);
  expect([...degrade(places, 'nearest', 3).data]).toEqual([11, 41, 14, 44]);
  expect([...degrade(places, 'nearest', 2).data].slice(0, 3)).toEqual([11, 31, 51]);
});

test('the blur is a Gaussian of the large picture’s pixels, at any scale', () => {
  const edge = grey(96, 12, (x) => (x < 48 ? 0 : 200));
  const width = (scale: number) => {
    const { data, width } = degrade(edge, 'blur', scale);
    // The steps of an edge after a blur weigh each place by the Gaussian.
    const steps = Array.from({ length: width - 1 }, (_, x) => data[x + 1]! - data[x]!);
    const total = steps.reduce((sum, step) => sum + step, 0);
    const centre = steps.reduce((sum, step, x) => sum + step * x, 0) / total;
    return scale * Math.sqrt(steps.reduce((sum, step, x) => sum + step * (x - centre) ** 2, 0) / total);
  };
  for (const scale of [2, 3]) expect(Math.abs(width(scale) - blurSigma)).toBeLessThan(0.25);
});

test('noise is spread as it says, and the same every time', () => {
  const plain = grey(192, 192, () => 128);
  const noisy = degrade(plain, 'noise', 2);
  const values = [...noisy.data].map((value) => value - 128);
  expect(Math.abs(deviation(values)! - noiseSigma)).toBeLessThan(0.3);
  expect(Math.abs(mean(values)!)).toBeLessThan(0.3);
  expect(degrade(plain, 'noise', 2)).toEqual(noisy);
});
