import { randomLcg, randomNormal } from 'd3';
import { describe, expect, it, test } from 'vitest';
import {
  centred,
  powerSpectrum,
  Spectrometer,
  windowWeights,
  type SpectrumOptions,
} from '../../src/analysis/power-spectrum.ts';
import { spectraReferences } from '../fixtures/numpy-references.ts';
import { signal } from '../fixtures/signal.ts';
import { codeOf } from '../reader-errors.ts';

const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

/** A plane whose value at row y and column x is `value(y, x)`. */
function draw(height: number, width: number, value: (y: number, x: number) => number) {
  const data = Float64Array.from({ length: height * width }, (_, i) =>
    value(Math.floor(i / width), i % width),
  );
  return { height, width, data };
}

const plain: SpectrumOptions = { window: 'none', mean: 'kept' };

describe('the power spectrum is numpy’s', () => {
  test.each(spectraReferences.spectra)('$height x $width, window $window, mean $mean', (reference) => {
    const { height, width, power } = reference;
    const found = powerSpectrum({ height, width, data: signal(height * width) }, reference);
    const total = sum(power);
    for (const [i, value] of power.entries())
      expect(Math.abs(found.power[i]! - value) / total).toBeLessThan(1e-12);
    for (const [i, value] of reference.centred.entries())
      expect(Math.abs(centred(found).power[i]! - value) / total).toBeLessThan(1e-12);
  });
});

describe('Parseval: all powers add up to the mean square', () => {
  const plane = { height: 31, width: 24, data: signal(31 * 24) };

  it('of the samples, without a window', () => {
    const meanSquare = sum(plane.data.map((value) => value ** 2)) / plane.data.length;
    expect(Math.abs(sum(powerSpectrum(plane, plain).power) / meanSquare - 1)).toBeLessThan(1e-9);
  });

  it('of the samples without their mean: the variance', () => {
    const mean = sum(plane.data) / plane.data.length;
    const variance = sum(plane.data.map((value) => (value - mean) ** 2)) / plane.data.length;
    const { power } = powerSpectrum(plane, { window: 'none', mean: 'removed' });
    expect(Math.abs(sum(power) / variance - 1)).toBeLessThan(1e-9);
  });

  it('weighted by the Hann window, over the square of the window', () => {
    const rows = windowWeights('hann', plane.height);
    const columns = windowWeights('hann', plane.width);
    const squares = plane.data.map(
      (_, i) => (rows[Math.floor(i / plane.width)]! * columns[i % plane.width]!) ** 2,
    );
    const expected = sum(plane.data.map((value, i) => value ** 2 * squares[i]!)) / sum(squares);
    const { power } = powerSpectrum(plane, { window: 'hann', mean: 'kept' });
    expect(Math.abs(sum(power) / expected - 1)).toBeLessThan(1e-9);
  });
});

describe('a wave', () => {
  const wave = draw(16, 20, (y, x) => 3 * Math.cos(2 * Math.PI * ((2 * y) / 16 - (5 * x) / 20)));

  it('has its power, half its amplitude squared, at its frequency and the opposite one', () => {
    const { power } = powerSpectrum(wave, plain);
    expect(power[2 * 20 + 15]).toBeCloseTo(9 / 4, 12);
    expect(power[14 * 20 + 5]).toBeCloseTo(9 / 4, 12);
    expect(sum(power)).toBeCloseTo(9 / 2, 12);
  });

  it('is spread by the Hann window over the neighbouring frequencies, and no further', () => {
    const { power } = powerSpectrum(wave, { window: 'hann', mean: 'kept' });
    const near = [1, 2, 3].flatMap((k) => [14, 15, 16].map((l) => power[k * 20 + l]!));
    expect(2 * near.reduce((a, b) => a + b, 0)).toBeCloseTo(sum(power), 10);
    expect(sum(power)).toBeCloseTo(9 / 2, 10);
  });

  it('stands in the display to both sides of the middle, where frequency 0 is', () => {
    const { power } = centred(powerSpectrum(wave, plain));
    expect(power[(8 + 2) * 20 + (10 - 5)]).toBeCloseTo(9 / 4, 12);
    expect(power[(8 - 2) * 20 + (10 + 5)]).toBeCloseTo(9 / 4, 12);
  });
});

describe('white noise', () => {
  const normal = randomNormal.source(randomLcg(3))(0, 2);

  it.each(['hann', 'none'] as const)('has its variance over H W at every frequency, window %s', (window) => {
    const height = 24;
    const width = 18;
    const meter = new Spectrometer(height, width, { window, mean: 'kept' });
    const trials = 400;
    const mean = new Float64Array(height * width);
    for (let trial = 0; trial < trials; trial++) {
      const { power } = meter.measure(Float64Array.from(mean, () => normal()));
      power.forEach((value, i) => (mean[i]! += value / trials));
    }
    const ratios = mean.map((value) => (value * height * width) / 4);
    // A power has the spread of its mean, and where it is its own mirror image sqrt(2) times that; 5 standard errors.
    for (const ratio of ratios)
      expect(Math.abs(ratio - 1)).toBeLessThan((5 * Math.SQRT2) / Math.sqrt(trials));
    expect(sum(ratios) / ratios.length).toBeCloseTo(1, 1);
  });
});

describe('linearity', () => {
  const a = { height: 12, width: 9, data: signal(108) };

  it('twice the plane has four times the power', () => {
    const twice = powerSpectrum({ ...a, data: a.data.map((value) => 2 * value) });
    powerSpectrum(a).power.forEach((value, i) => expect(twice.power[i]).toBeCloseTo(4 * value, 10));
  });

  it('waves of different frequencies add their powers', () => {
    const low = draw(16, 16, (_, x) => Math.cos((2 * Math.PI * x) / 16));
    const high = draw(16, 16, (y) => Math.sin((2 * Math.PI * 6 * y) / 16));
    const both = powerSpectrum({ ...low, data: low.data.map((value, i) => value + high.data[i]!) });
    const [p, q] = [powerSpectrum(low).power, powerSpectrum(high).power];
    both.power.forEach((value, i) => expect(value).toBeCloseTo(p[i]! + q[i]!, 12));
  });
});

describe('the mean', () => {
  const plane = { height: 10, width: 11, data: signal(110) };
  const raised = { ...plane, data: plane.data.map((value) => value + 1000) };

  it('once removed, does not matter, and frequency 0 has no power', () => {
    const { power } = powerSpectrum(plane);
    expect(power[0]! / sum(power)).toBeLessThan(1e-20);
    powerSpectrum(raised).power.forEach((value, i) => expect(value).toBeCloseTo(power[i]!, 8));
  });

  it('of a flat plane leaves exactly nothing, also where 0.1 added up is not 0.1 times', () => {
    const flat = draw(9, 13, () => 0.1);
    expect(sum(powerSpectrum(flat).power)).toBe(0);
  });

  it('kept, is the square of the mean at frequency 0', () => {
    const mean = sum(plane.data) / plane.data.length;
    expect(powerSpectrum(plane, plain).power[0]).toBeCloseTo(mean ** 2, 8);
  });
});

describe('the Hann window', () => {
  it('is periodic: it begins at 0, is 1 in the middle, and its squares add up to 3/8 of its length', () => {
    const weights = windowWeights('hann', 12);
    expect([weights[0], weights[6]]).toEqual([0, 1]);
    expect(weights[1]).toBeCloseTo(weights[11]!, 15);
    expect(sum(weights.map((weight) => weight ** 2))).toBeCloseTo((3 / 8) * 12, 12);
  });
});

describe('what cannot be measured', () => {
  it('is refused under 8 px on a side, with the size', () => {
    const narrow = draw(40, 7, () => 1);
    expect(codeOf(() => powerSpectrum(narrow))).toBe('spectrum-too-small');
    expect(() => powerSpectrum(narrow)).toThrow('7 × 40 px');
    expect(powerSpectrum(draw(8, 8, (y) => y)).power).toHaveLength(64);
  });

  it('is NaN throughout when one sample is NaN', () => {
    const plane = draw(8, 8, (y, x) => (y === 3 && x === 4 ? NaN : y));
    expect(powerSpectrum(plane).power.every(Number.isNaN)).toBe(true);
  });
});
