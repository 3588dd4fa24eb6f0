import { describe, expect, test } from 'vitest';
import {
  binomial,
  flatKernel,
  flatResponse,
  nearest,
  periodicShare,
  smooth,
  transposedConvolution,
  type SmallMap,
} from '../../src/analysis/enlarge.ts';
import { transposedFixtures } from '../fixtures/shuffle-fixture.ts';

const gains = (size: number, r: number) =>
  flatResponse((map) => transposedConvolution(map, flatKernel(size, r), r), r);

const ramp = (height: number, width: number): SmallMap => ({
  height,
  width,
  data: Float32Array.from({ length: height * width }, (_, p) => (p % width) + 3 * Math.floor(p / width)),
});

describe('transposed convolution', () => {
  test.each(transposedFixtures)('by $factor with a $kernel x $kernel kernel is PyTorch’s', (fixture) => {
    const { factor, kernel, height, width, input, weights, output } = fixture;
    const map = { data: Float32Array.from(input), height, width };
    const made = transposedConvolution(map, { size: kernel, weights: Float32Array.from(weights) }, factor);
    expect([made.height, made.width]).toEqual([height * factor, width * factor]);
    expect([...made.data]).toEqual(output);
  });

  test('covers every pixel alike only when its stride divides its kernel', () => {
    for (const [size, r] of [
      [2, 2],
      [4, 2],
      [6, 2],
      [3, 3],
      [6, 3],
    ] as const) {
      for (const gain of gains(size, r)) expect(gain).toBeCloseTo(1, 5);
    }
    // In a row every second pixel lies under two of the 3-wide kernels, the others under one.
    const uneven = [...gains(3, 2)].map((gain) => gain * (9 / 4));
    expect([...uneven].sort().map((gain) => Math.round(gain * 1e5) / 1e5)).toEqual([1, 2, 2, 4]);
  });

  test('keeps the mean also where it is uneven', () => {
    for (const [size, r] of [
      [3, 2],
      [5, 2],
      [4, 3],
      [5, 3],
    ] as const) {
      const phases = gains(size, r);
      expect(phases.reduce((sum, gain) => sum + gain, 0) / phases.length).toBeCloseTo(1, 5);
    }
  });
});

test('nearest repeats every value r x r times', () => {
  const { data, height, width } = nearest({ data: Float32Array.of(1, 2, 3, 4), height: 2, width: 2 }, 2);
  expect([height, width]).toEqual([4, 4]);
  expect([...data]).toEqual([1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4]);
});

test('nearest and a convolution leave a map of ones as it is, every phase alike', () => {
  for (const r of [2, 3]) {
    for (const gain of flatResponse((map) => smooth(nearest(map, r), binomial), r))
      expect(gain).toBeCloseTo(1, 6);
  }
});

test('smoothing leaves a flat map as it is, its edges too', () => {
  const flat = { data: new Float32Array(30).fill(2), height: 5, width: 6 };
  for (const value of smooth(flat, binomial).data) expect(value).toBeCloseTo(2, 6);
});

describe('the share that repeats with period r', () => {
  test('is nothing after nearest and smoothing, and much after an uneven transposed convolution', () => {
    const map = ramp(8, 8);
    const flat = { data: new Float32Array(64).fill(1), height: 8, width: 8 };
    const inner = ({ data, width }: SmallMap): SmallMap => ({
      data: Float32Array.from({ length: 64 }, (_, p) => data[(4 + Math.floor(p / 8)) * width + 4 + (p % 8)]!),
      height: 8,
      width: 8,
    });
    expect(periodicShare(smooth(nearest(flat, 2), binomial), 2)).toBeLessThan(1e-9);
    expect(periodicShare(inner(transposedConvolution(flat, flatKernel(3, 2), 2)), 2)).toBeCloseTo(1, 6);
    const uneven = periodicShare(transposedConvolution(map, flatKernel(3, 2), 2), 2);
    const even = periodicShare(transposedConvolution(map, flatKernel(4, 2), 2), 2);
    expect(uneven).toBeGreaterThan(10 * even);
  });

  test('is 0 in a map that does not vary', () => {
    expect(periodicShare({ data: new Float32Array(16).fill(3), height: 4, width: 4 }, 2)).toBe(0);
  });
});
