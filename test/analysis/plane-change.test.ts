import { describe, expect, it } from 'vitest';
import { changedPlane, planeChanges } from '../../src/analysis/plane-change.ts';
import { shareAbove } from '../../src/analysis/spectrum-table.ts';
import { planeSpectrum } from '../../src/analysis/spectrum-meter.ts';
import { signal } from '../fixtures/signal.ts';

const noise = (height: number, width: number) => ({
  height,
  width,
  data: Float64Array.from(signal(height * width), (value) => value / 211),
});
const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const share = (data: Float64Array, height: number, width: number) =>
  shareAbove(planeSpectrum({ data, height, width }, { window: 'none', mean: 'removed' }).table, 0, 0.25);

describe.each([
  [16, 16],
  [15, 22],
])('a map of %i x %i', (height, width) => {
  const plane = noise(height, width);

  it('keeps its mean whatever is done to its other frequencies', () => {
    for (const change of planeChanges.filter((name) => name !== 'raised'))
      expect(mean(changedPlane(plane, change, 0.25))).toBeCloseTo(mean(plane.data), 12);
  });

  it('has no frequency above the cut-off when the low are kept, and no other when the high are', () => {
    expect(share(changedPlane(plane, 'low', 0.25), height, width)).toBeLessThan(1e-20);
    expect(share(changedPlane(plane, 'high', 0.25), height, width)).toBeCloseTo(1, 12);
  });

  it('is the sum of its bands', () => {
    const low = changedPlane(plane, 'low', 0.17);
    const high = changedPlane(plane, 'high', 0.17);
    plane.data.forEach((value, i) => expect(low[i]! + high[i]! - mean(plane.data)).toBeCloseTo(value, 12));
  });

  it('is shuffled to the same values in another order, always the same', () => {
    const found = changedPlane(plane, 'shuffled', 0.25);
    expect(found).not.toEqual(plane.data);
    expect(found.toSorted()).toEqual(plane.data.toSorted());
    expect(changedPlane(plane, 'shuffled', 0.25)).toEqual(found);
  });

  it('is raised by its standard deviation, which the mean sees', () => {
    const by = mean(changedPlane(plane, 'raised', 0.25)) - mean(plane.data);
    expect(by ** 2).toBeCloseTo(mean(plane.data.map((value) => (value - mean(plane.data)) ** 2)), 12);
  });
});

it('refuses a cut-off that is none', () => {
  expect(() => changedPlane(noise(8, 8), 'low', 0.9)).toThrow(/cut-off of 0.9/);
});
