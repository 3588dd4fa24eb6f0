import { describe, expect, it } from 'vitest';
import { planeSpectrum } from '../../../src/analysis/spectrum-meter.ts';
import { radialPower, shareAbove } from '../../../src/analysis/spectrum-table.ts';
import { drawnCurve, shareOnGrid } from '../../../src/views/frequency/curves.ts';
import { signal } from '../../fixtures/signal.ts';

const { table } = planeSpectrum({ width: 24, height: 20, data: signal(480) });
const silent = planeSpectrum({ width: 8, height: 8, data: new Float64Array(64) }).table;

describe('a radial curve', () => {
  it('is the mean of each ring or its sum', () => {
    const radial = radialPower(table, 0);
    expect(drawnCurve(table, 'mean', 'power', 1).power).toEqual(radial.mean);
    expect(drawnCurve(table, 'sum', 'power', 1).power).toEqual(radial.sum);
  });

  it('as a part of its own energy adds up to 1, and is 0 where there is none', () => {
    const { power } = drawnCurve(table, 'sum', 'part', 1);
    expect(power.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    expect(new Set(drawnCurve(silent, 'sum', 'part', 1).power)).toEqual(new Set([0]));
  });

  it('of the small grid ends earlier in cycles per output pixel, with its share at the same waves', () => {
    const { frequency } = drawnCurve(table, 'mean', 'power', 2);
    expect([...frequency]).toEqual([...radialPower(table, 0).frequency].map((value) => value / 2));
    expect(shareOnGrid(table, 0.12, 2)).toBe(shareAbove(table, 0, 0.24));
    expect(shareOnGrid(table, 0.5, 2)).toBe(0);
  });
});
