import { describe, expect, it, test } from 'vitest';
import {
  cutoffIndex,
  cutoffs,
  defaultCutoff,
  FrequencyGrid,
  lrGridEnd,
} from '../../src/analysis/frequency-grid.ts';
import { mapSpectra, planeSpectrum } from '../../src/analysis/spectrum-meter.ts';
import {
  averageChannels,
  joinChannels,
  pickChannels,
  onFinerGrid,
  radialPower,
  shareAbove,
  sharesAbove,
} from '../../src/analysis/spectrum-table.ts';
import { spectraReferences } from '../fixtures/numpy-references.ts';
import { signal } from '../fixtures/signal.ts';
import { codeOf } from '../reader-errors.ts';

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);

/** cos(2 pi (down y + across x)), frequencies in cycles/pixel. */
function wave(height: number, width: number, down: number, across: number) {
  const data = Float64Array.from({ length: height * width }, (_, i) =>
    Math.cos(2 * Math.PI * (down * Math.floor(i / width) + across * (i % width))),
  );
  return { height, width, data };
}

const largestAt = (values: Float64Array): number => values.indexOf(Math.max(...values));

describe('the frequencies of a spectrum', () => {
  test.each([
    [8, 8],
    [9, 9],
    [8, 31],
    [40, 13],
    [101, 97],
  ])('%i x %i: every ring holds some, and they go on into the corners', (height, width) => {
    const { count, frequency } = new FrequencyGrid(height, width);
    expect(Math.min(...count)).toBeGreaterThan(0);
    expect(sum(count)).toBe(height * width);
    const corner = Math.hypot(Math.floor(height / 2) / height, Math.floor(width / 2) / width);
    expect(Math.abs(frequency.at(-1)! - corner)).toBeLessThanOrEqual(0.5 / Math.min(height, width));
    expect(frequency.at(-1)!).toBeLessThanOrEqual(Math.SQRT1_2 + 0.5 / Math.min(height, width));
  });

  it('have the same unit along a long and a short side: cycles per pixel', () => {
    const { ring, frequency } = new FrequencyGrid(16, 64);
    const down = ring[4 * 64]!; // 4/16
    const across = ring[16]!; // 16/64
    expect([frequency[down], frequency[across]]).toEqual([0.25, 0.25]);
  });

  it('equal to a cut-off are not above it: 0.15 down and 0.2 across is 0.25', () => {
    const { passed } = new FrequencyGrid(20, 20);
    expect(passed[3 * 20 + 4]).toBe(cutoffIndex(0.25));
    expect(passed[3 * 20 + 5]).toBeGreaterThan(cutoffIndex(0.25));
  });
});

test.each([
  [2, 0.25],
  [3, 0.17],
  [4, 0.13],
  [8, 0.06],
])('at x%i the output has what the LR grid cannot hold above %f cycles/pixel', (scale, cutoff) => {
  expect(lrGridEnd(scale)).toBe(cutoff);
});

describe('radial power', () => {
  test.each([
    [32, 32, 5 / 32, 0, 5 / 32],
    [32, 32, 3 / 32, 4 / 32, 5 / 32],
    [24, 60, 6 / 24, 0, 0.25],
    [24, 60, 0, 15 / 60, 0.25],
    [45, 27, 9 / 45, 0, 0.2],
    [16, 16, 0.5, 0.5, Math.SQRT1_2],
  ])('of %i x %i: a wave lands in the ring of its frequency', (height, width, down, across, frequency) => {
    const plane = wave(height, width, down, across);
    const { table } = planeSpectrum(plane, { window: 'none', mean: 'removed' });
    const radial = radialPower(table, 0);
    const at = largestAt(radial.sum);
    expect(radial.sum[at]! / table.energy[0]!).toBeCloseTo(1, 12);
    expect(Math.abs(radial.frequency[at]! - frequency)).toBeLessThanOrEqual(0.5 / Math.min(height, width));
  });

  it('adds up over the rings to the energy, also with the corners', () => {
    const { table } = planeSpectrum({ height: 19, width: 30, data: signal(570) });
    expect(sum(radialPower(table, 0).sum)).toBeCloseTo(table.energy[0]!, 8);
  });

  it('per frequency is the sum over how many there are', () => {
    const { table } = planeSpectrum({ height: 12, width: 12, data: signal(144) });
    const { sum: sums, mean } = radialPower(table, 0);
    expect(mean[3]).toBe(sums[3]! / table.count[3]!);
  });

  it('of LR can be laid over HR: a wave keeps its ring’s number, its frequency falls by the scale', () => {
    const lr = radialPower(planeSpectrum(wave(16, 16, 0, 4 / 16)).table, 0);
    const hr = radialPower(planeSpectrum(wave(32, 32, 0, 2 / 16)).table, 0);
    const laid = onFinerGrid(lr, 2);
    expect(laid.frequency[largestAt(laid.sum)]).toBe(hr.frequency[largestAt(hr.sum)]);
    expect(laid.frequency[8]).toBe(0.25);
  });
});

describe('rings and shares are numpy’s', () => {
  test.each(spectraReferences.spectra)('$height x $width, window $window, mean $mean', (reference) => {
    const { height, width, rings, shares } = reference;
    const { table } = planeSpectrum({ height, width, data: signal(height * width) }, reference);
    expect(table.rings).toHaveLength(rings.length);
    for (const [ring, energy] of rings.entries())
      expect(Math.abs(table.rings[ring]! - energy) / table.energy[0]!).toBeLessThan(1e-12);
    for (const [i, cutoff] of spectraReferences.cutoffs.entries())
      expect(shareAbove(table, 0, cutoff)).toBeCloseTo(shares[i]!, 12);
  });
});

describe('the share above a cut-off', () => {
  const two = wave(40, 40, 0.1, 0);
  const high = wave(40, 40, 0, 0.4);
  two.data.forEach((_, i) => (two.data[i]! += 2 * high.data[i]!));
  const { table } = planeSpectrum(two, { window: 'none', mean: 'removed' });

  it('is the share of the higher wave, of twice the amplitude: 4 of 5', () => {
    expect(shareAbove(table, 0, defaultCutoff)).toBeCloseTo(4 / 5, 12);
    expect(shareAbove(table, 0, 0.05)).toBeCloseTo(1, 12);
    expect(shareAbove(table, 0, 0.45)).toBeCloseTo(0, 12);
  });

  it('falls as the cut-off rises, from all that is not the mean', () => {
    const shares = cutoffs.map((cutoff) => shareAbove(table, 0, cutoff));
    expect(shares[0]).toBeCloseTo(1, 12);
    expect(shares.every((share, i) => i === 0 || share <= shares[i - 1]!)).toBe(true);
  });

  it('is smaller with the mean kept, which is low', () => {
    const raised = { ...two, data: two.data.map((value) => value + 1) };
    const kept = planeSpectrum(raised, { window: 'none', mean: 'kept' }).table;
    // Energies 1/2, 4/2 and the mean's 1.
    expect(shareAbove(kept, 0, 0.25)).toBeCloseTo(2 / 3.5, 12);
  });

  it('does not exist for a flat channel', () => {
    const flat = { height: 8, width: 8, data: new Float64Array(64).fill(0.3) };
    expect(shareAbove(planeSpectrum(flat).table, 0, 0.25)).toBeNaN();
  });

  it('is refused at a frequency that no picture has', () => {
    for (const cutoff of [-0.1, 0.8, NaN, Infinity])
      expect(codeOf(() => shareAbove(table, 0, cutoff))).toBe('bad-argument');
  });
});

describe('all channels of feature maps', () => {
  const [height, width, channels] = [11, 14, 5];
  const data = Float32Array.from(signal(channels * height * width));
  const maps = { channels, height, width, data };
  const table = mapSpectra(maps);

  it('are measured as each is alone', () => {
    for (let c = 0; c < channels; c++) {
      const alone = planeSpectrum({ height, width, data: data.subarray(c * 154, (c + 1) * 154) });
      expect(radialPower(table, c)).toEqual(radialPower(alone.table, 0));
      expect(table.energy[c]).toBe(alone.table.energy[0]);
      expect(sharesAbove(table, 0.25)[c]).toBe(shareAbove(alone.table, 0, 0.25));
    }
  });

  it('can be measured in portions and joined', () => {
    const portion = (from: number, to: number) =>
      mapSpectra({ ...maps, channels: to - from, data: data.subarray(from * 154, to * 154) });
    expect(joinChannels([portion(0, 2), portion(2, 3), portion(3, 5)])).toEqual(table);
  });

  it('can be picked, in any order', () => {
    const picked = pickChannels(table, [3, 1]);
    expect(picked).toEqual(joinChannels([pickChannels(table, [3]), pickChannels(table, [1])]));
    expect(picked.channels).toBe(2);
    expect([...picked.energy]).toEqual([table.energy[3], table.energy[1]]);
    expect([...sharesAbove(picked, 0.25)]).toEqual([3, 1].map((c) => shareAbove(table, c, 0.25)));
  });

  it('are averaged weighted by energy', () => {
    const loud = wave(20, 20, 0, 0.4).data.map((value) => 3 * value);
    const quiet = wave(20, 20, 0, 0.1).data;
    const both = mapSpectra({
      channels: 2,
      height: 20,
      width: 20,
      data: Float32Array.from([...loud, ...quiet]),
    });
    const average = averageChannels(both);
    expect(average.channels).toBe(1);
    expect(average.energy[0]).toBeCloseTo((both.energy[0]! + both.energy[1]!) / 2, 12);
    const [high, low] = sharesAbove(both, 0.25);
    expect(shareAbove(average, 0, 0.25)).toBeCloseTo((9 * high! + low!) / 10, 6);
  });
});
