import { expect, it } from 'vitest';
import { planeSpectrum } from '../../../src/analysis/spectrum-meter.ts';
import { frequencyOf, logDomain, logPower, ringEllipse } from '../../../src/views/spectrum/plane-display.ts';

/** A wave of 3 cycles across 12 columns, none down 10 rows. */
const wave = planeSpectrum(
  {
    width: 12,
    height: 10,
    data: Float64Array.from({ length: 120 }, (_, i) => Math.cos((2 * Math.PI * 3 * (i % 12)) / 12)),
  },
  { window: 'none', mean: 'removed' },
).spectrum;

it('a wave stands at its frequency on both sides of the middle', () => {
  const shown = logPower(wave);
  const bright = [...shown.keys()].filter((i) => shown[i]! > -3);
  const places = bright.map((i) => frequencyOf({ x: i % 12, y: Math.floor(i / 12) }, 12, 10));
  expect(places).toEqual([
    [-0.25, 0],
    [0.25, 0],
  ]);
});

it('the ring of its frequency passes through it', () => {
  const { cx, cy, rx, ry } = ringEllipse(0.25, 12, 10);
  expect([cx - rx, cy]).toEqual([3.5, 5.5]);
  expect(ry).toBe(2.5);
});

it('the colours end at the largest power of all planes', () => {
  const louder = { ...wave, power: wave.power.map((power) => 4 * power) };
  const [, top] = logDomain([wave, louder]);
  expect(top).toBeCloseTo(Math.log10(1), 12);
  expect(logDomain([{ ...wave, power: new Float64Array(120) }])[1]).toBe(0);
});
