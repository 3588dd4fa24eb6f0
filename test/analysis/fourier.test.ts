import { describe, expect, it, test } from 'vitest';
import { fourier } from '../../src/analysis/fourier.ts';
import { PlaneFourier } from '../../src/analysis/plane-fourier.ts';
import { spectraReferences } from '../fixtures/numpy-references.ts';
import { signal } from '../fixtures/signal.ts';

/** The largest difference, relative to the largest number wanted. */
function relative(found: Float64Array, wanted: Float64Array): number {
  const largest = wanted.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  return found.reduce((max, value, i) => Math.max(max, Math.abs(value - wanted[i]!)), 0) / largest;
}

describe('the Fourier transform is numpy’s', () => {
  test.each(spectraReferences.transforms)('of $length numbers', ({ length, re, im }) => {
    const found = [signal(length), signal(length, 500)] as const;
    fourier(length).transform(...found);
    const both = Float64Array.from([...found[0], ...found[1]]);
    expect(relative(both, Float64Array.from([...re, ...im]))).toBeLessThan(1e-12);
  });

  test.each([1, 2, 7, 16, 60])('and with the arrays exchanged comes back: %i numbers', (length) => {
    const re = signal(length);
    const im = signal(length, 500);
    const plan = fourier(length);
    plan.transform(re, im);
    plan.transform(im, re);
    expect(
      relative(
        re.map((value) => value / length),
        signal(length),
      ),
    ).toBeLessThan(1e-13);
  });
});

describe('the transform of a plane', () => {
  it.each([
    [1, 1],
    [8, 8],
    [7, 10],
    [10, 7],
    [5, 9],
  ])('of %i x %i is the sum it is defined as', (height, width) => {
    const plane = signal(height * width);
    const { re, im, columns } = new PlaneFourier(height, width).transform(plane);
    expect(columns).toBe(Math.floor(width / 2) + 1);
    for (let k = 0; k < height; k++)
      for (let l = 0; l < columns; l++) {
        let real = 0;
        let imaginary = 0;
        plane.forEach((value, i) => {
          const y = Math.floor(i / width);
          const angle = 2 * Math.PI * ((k * y) / height + (l * (i % width)) / width);
          real += value * Math.cos(angle);
          imaginary -= value * Math.sin(angle);
        });
        expect(re[k * columns + l]).toBeCloseTo(real, 8);
        expect(im[k * columns + l]).toBeCloseTo(imaginary, 8);
      }
  });
});
