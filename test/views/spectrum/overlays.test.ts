import { describe, expect, it } from 'vitest';
import { planeSpectrum } from '../../../src/analysis/spectrum-meter.ts';
import { radialPower, shareAbove } from '../../../src/analysis/spectrum-table.ts';
import {
  drawnCurve,
  keyOf,
  pixelWidth,
  shareOnGrid,
  styleOf,
  type CurveSource,
} from '../../../src/views/spectrum/overlays.ts';
import { signal } from '../../fixtures/signal.ts';

const { table } = planeSpectrum({ width: 24, height: 20, data: signal(480) });
const silent = planeSpectrum({ width: 8, height: 8, data: new Float64Array(64) }).table;

describe('a curve of the spectrum figure', () => {
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

  it('is on the output’s grid if it is a picture of that size', () => {
    const sources: CurveSource[] = ['before', 'group-input', 'lr', 'bicubic', 'sr', 'hr', 'sr-bicubic'];
    expect(sources.map((source) => pixelWidth(source, 'output', 3))).toEqual([3, 3, 3, 1, 1, 1, 1]);
    expect(sources.map((source) => pixelWidth(source, 'own', 3))).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  it('differs from every other in its dashes or its symbol, not in its hue alone', () => {
    const fixed = [
      'before',
      'after',
      'marked',
      'group-input',
      'group-output',
      'lr',
      'bicubic',
      'sr',
      'hr',
      'sr-bicubic',
    ];
    const kept = [0, 1, 2].map((channel) => ({ group: 0, block: 0, channel }));
    const styles = [...(fixed as CurveSource[]), ...kept].map((source) =>
      styleOf(source, typeof source === 'string' ? 0 : source.channel),
    );
    expect(new Set(styles.map(({ dash, symbol }) => `${dash} ${symbol}`)).size).toBe(styles.length);
  });

  it('of a kept channel is named by its place', () => {
    expect(keyOf({ group: 3, block: 0, channel: 12 })).toBe('3.0.12');
  });
});
