import { describe, expect, it } from 'vitest';
import {
  nearestRing,
  powerDomain,
  powerTicks,
  radialLayout,
  radialPath,
  symbolRings,
} from '../../../src/views/frequency/radial-layout.ts';

const curve = (...power: number[]) => ({
  frequency: Float64Array.from(power, (_, ring) => ring / 10),
  power: Float64Array.from(power),
});

describe('the power axis', () => {
  it('spans whole powers of ten around every curve', () => {
    expect(powerDomain([curve(30, 2), curve(0.5, 4)])).toEqual([0.1, 100]);
  });

  it('is not drawn out by what rounding leaves at frequency 0', () => {
    expect(powerDomain([curve(1e-30, 5, 0.02, 0)])).toEqual([0.01, 10]);
  });

  it('stands also where there is nothing to show', () => {
    expect(powerDomain([])).toEqual([0.1, 1]);
    expect(powerDomain([curve(0, 0, NaN)])).toEqual([0.1, 1]);
    expect(powerDomain([curve(1, 1)])).toEqual([1, 10]);
  });

  it('labels each power of ten where there is room, and fewer where there is not', () => {
    expect(powerTicks(radialLayout([curve(500, 1)], 400, 330))).toEqual([1, 10, 100, 1000]);
    expect(powerTicks(radialLayout([curve(1e5, 1)], 400, 130))).toEqual([1, 100, 10_000]);
  });
});

describe('a radial curve', () => {
  it('is broken where there is no power and ends with the axis', () => {
    const { frequency, power } = curve(0, 5, 4, 0, 3, 2, 1, 1, 1);
    const layout = radialLayout([{ frequency, power }], 400, 300);
    const path = radialPath({ frequency, power }, layout);
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path.match(/[ML]/g)).toHaveLength(6);
  });

  it('rises with power and runs right with frequency', () => {
    const { x, y, left, right, top, bottom } = radialLayout([curve(10, 100, 1000)], 400, 300);
    expect([x(0), x(0.7)]).toEqual([left, right]);
    expect([y(10), y(1000)]).toEqual([bottom, top]);
    expect(y(100)).toBeCloseTo((top + bottom) / 2);
  });

  it('bears symbols at rings of its own, none where it has ended or has no power', () => {
    const long = curve(9, 9, 9, 9, 9, 9, 9, 9);
    const short = curve(9, 9);
    const layout = radialLayout([long, short], 700, 300);
    const rings = symbolRings(long, layout, 0, 2);
    expect(rings.length).toBeGreaterThan(4);
    expect(new Set(rings).size).toBe(rings.length);
    expect(symbolRings(short, layout, 1, 2).length).toBeLessThan(3);
    expect(symbolRings(curve(0, 0, 0, 0), layout, 0, 1)).toEqual([]);
  });

  it('is read at the nearest ring', () => {
    const { frequency } = curve(1, 1, 1, 1);
    expect([-1, 0.04, 0.06, 0.21, 9].map((wanted) => nearestRing(frequency, wanted))).toEqual([
      0, 0, 1, 2, 3,
    ]);
  });
});
