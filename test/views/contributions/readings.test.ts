import { describe, expect, it } from 'vitest';
import { planeSpectrum } from '../../../src/analysis/spectrum-meter.ts';
import { gains, partReading, sortSteps, sumScores } from '../../../src/views/contributions/readings.ts';
import type { Step } from '../../../src/views/contributions/steps.ts';

const step = (name: string): Step => ({
  part: { kind: 'group', group: 0 },
  name,
  at: 0,
  picture: { width: 1, height: 1, channels: 1, data: new Float32Array(1) },
});

describe('what is measured of a part', () => {
  const wave = (cycles: number): Float64Array =>
    Float64Array.from({ length: 32 * 32 }, (_, i) => 3 * Math.cos((2 * Math.PI * cycles * (i % 32)) / 32));

  it('is a root mean square, and the share of the energy above the cut-off', () => {
    const { table } = planeSpectrum(
      { width: 32, height: 32, data: wave(12) },
      { window: 'none', mean: 'removed' },
    );
    const reading = partReading(table, 0.25);
    expect(reading.rms).toBeCloseTo(3 / Math.SQRT2, 6);
    expect(reading.high).toBeCloseTo(1, 6);
    expect(reading.highEnergy).toBeCloseTo(4.5, 6);
    expect(partReading(table, 0.4).high).toBeCloseTo(0, 6);
  });
});

describe('scores of sums', () => {
  it('are decibels against the truth, and distances where it is not known', () => {
    expect(sumScores('truth', [20, 30], 25)).toEqual({ against: 'truth', values: [20, 30], bicubic: 25 });
    const { values, bicubic } = sumScores('output', [20, Infinity], undefined);
    expect(values).toEqual([expect.closeTo(25.5, 9), 0]);
    expect(bicubic).toBeUndefined();
  });

  it('gain what comes nearer: more decibels, less distance', () => {
    expect(gains(sumScores('truth', [20, 22, 21], undefined))).toEqual([undefined, 2, -1]);
    const [, gained] = gains(sumScores('output', [20, Infinity], undefined));
    expect(gained).toBeCloseTo(25.5, 9);
  });
});

describe('parts in another order', () => {
  const steps = ['a', 'b', 'c'].map(step);
  const reading = (rms: number, highEnergy: number) => ({ rms, high: 0, highEnergy });
  const readings = new Map([
    ['a', reading(1, 9)],
    ['b', reading(5, 2)],
    ['c', reading(3, 4)],
  ]);
  const names = (order: Parameters<typeof sortSteps>[1]) =>
    sortSteps(steps, order, readings, [undefined, 0.1, 0.4])
      .map(({ name }) => name)
      .join('');

  it('fall by energy, by high-frequency energy and by gain; those without a gain come last', () => {
    expect(names('network')).toBe('abc');
    expect(names('energy')).toBe('bca');
    expect(names('high')).toBe('acb');
    expect(names('gain')).toBe('cba');
  });
});
