import { sum } from 'd3';
import { expect, it } from 'vitest';
import type { RcanConfig } from '../../../src/model/config.ts';
import { countComplexity } from '../../../src/model/complexity.ts';
import { distinctSites, group } from '../../../src/model/sites.ts';
import { architectureTable } from '../../../src/views/architecture-map/table.ts';
import { column } from '../../fixtures/column.ts';

const config: RcanConfig = { groups: 2, blocks: 3, features: 8, reduction: 4, scale: 2, colors: 3 };
const input = { width: 9, height: 7 };
const table = architectureTable(config, input, [{ kind: 'gate', site: group(1), value: 0.25 }]);

it('has every tensor of the network once, in the order of computation', () => {
  expect(column(table, 'site')).toEqual(distinctSites(config));
  const at = column(table, 'site').indexOf('tail.0.1');
  expect(table.rows[at]).toEqual(['tail.0.1', 'shuffle', 14, 18, 8, 0, 0, undefined]);
});

it('adds up to what the network costs', () => {
  const cost = countComplexity(config, 7, 9);
  expect(sum(column(table, 'parameters') as number[])).toBe(cost.parameters);
  expect(sum(column(table, 'multiply-adds') as number[])).toBe(cost.multiplyAdds);
});

it('has a gate where a skip connection ends: the long one, every group’s and every block’s', () => {
  const gates = column(table, 'skip gate').filter((gate) => gate !== undefined);
  expect(gates).toHaveLength(1 + 2 + 6);
  expect(gates.filter((gate) => gate !== 1)).toEqual([0.25]);
});
