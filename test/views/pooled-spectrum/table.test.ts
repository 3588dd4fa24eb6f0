import { expect, it } from 'vitest';
import { dcShare } from '../../../src/views/pooled-spectrum/pooled.ts';
import { pooledTable } from '../../../src/views/pooled-spectrum/table.ts';
import { column } from '../../fixtures/column.ts';

it('has of every channel what the network pooled, the term at frequency 0, and its share', () => {
  const pooled = {
    group: 1,
    block: 0,
    z: Float32Array.of(0.5, -2),
    dc: Float64Array.of(0.5000001, -2),
    energy: Float64Array.of(1, 16),
  };
  const table = pooledTable(pooled);
  expect(column(table, 'z')).toEqual([0.5, -2]);
  expect(column(table, 'F(0,0)/HW')).toEqual([0.5000001, -2]);
  expect(column(table, 'share of energy at frequency 0')).toEqual([dcShare(pooled, 0), 0.25]);
});
