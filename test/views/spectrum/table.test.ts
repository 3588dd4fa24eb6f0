import { sum } from 'd3';
import { expect, it } from 'vitest';
import { planeSpectrum } from '../../../src/analysis/spectrum-meter.ts';
import { radialPower, shareAbove } from '../../../src/analysis/spectrum-table.ts';
import { spectrumTable } from '../../../src/views/spectrum/table.ts';
import { column } from '../../fixtures/column.ts';
import { signal } from '../../fixtures/signal.ts';

const before = planeSpectrum({ width: 24, height: 20, data: signal(480) });
const kept = planeSpectrum({ width: 24, height: 20, data: signal(480, 99) });
const table = spectrumTable(
  [
    { source: 'before', ...before },
    { source: { group: 3, block: 2, channel: 17 }, ...kept },
  ],
  0.25,
);
const half = table.rows.length / 2;

it('has every ring of every curve, the kept channels by their place', () => {
  expect([...new Set(column(table, 'curve'))]).toEqual(['before', '3.2.17']);
  const { frequency, mean } = radialPower(kept.table, 0);
  expect(column(table, 'frequency (cycles/pixel)').slice(half)).toEqual([...frequency]);
  expect(column(table, 'power per frequency').slice(half)).toEqual([...mean]);
});

it('has rings that add up to the energy, and the share above the cut-off', () => {
  const powers = column(table, 'power of the ring').slice(0, half) as number[];
  expect(sum(powers)).toBeCloseTo(column(table, 'energy of the curve')[0] as number, 6);
  expect(column(table, 'share above 0.25 cycles/pixel')[0]).toBe(shareAbove(before.table, 0, 0.25));
});
