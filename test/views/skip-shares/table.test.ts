import { expect, it } from 'vitest';
import { mapSpectra } from '../../../src/analysis/spectrum-meter.ts';
import { skipRow } from '../../../src/views/skip-shares/rows.ts';
import { skipTable } from '../../../src/views/skip-shares/table.ts';
import { column } from '../../fixtures/column.ts';
import { signal } from '../../fixtures/signal.ts';

const maps = (first: number) =>
  mapSpectra({ channels: 3, height: 12, width: 12, data: Float32Array.from(signal(432, first)) });
const long = { site: 'tail:input', tables: { identity: maps(0), residual: maps(7), sum: maps(50) } };
const block = { ...long, site: 'body.1.body.2', group: 1, block: 2 };

it('has the share of each branch of every addition with its interval', () => {
  const table = skipTable([long, block], 0.25);
  const { shares } = skipRow(long, 0.25);
  const name = 'residual share above 0.25 cycles/pixel';
  expect(table.rows.map((row) => row.slice(0, 3))).toEqual([
    ['tail:input', undefined, undefined],
    ['body.1.body.2', 1, 2],
  ]);
  expect(column(table, name)[0]).toBe(shares.residual.value);
  expect(column(table, `${name}, lower end`)[0]).toBe(shares.residual.low);
  expect(column(table, `${name}, upper end`)[0]).toBe(shares.residual.high);
});
