import { expect, test } from 'vitest';
import { columns, plannedRuns } from '../../../src/cli/ablation/experiments.ts';
import { rcanTable1 } from '../../../src/model/baselines/published/rcan-table-1.ts';
import { checkSetup } from '../../../src/training/setup.ts';

test('every planned training is possible, and has a name of its own', () => {
  for (const { setup } of plannedRuns) expect(() => checkSetup(setup)).not.toThrow();
  expect(new Set(plannedRuns.map(({ id }) => id)).size).toBe(plannedRuns.length);
});

test('the columns are those of the paper’s Table 1, in its order', () => {
  const wanted = columns.map((without) => ({
    long: !without.includes('lsc'),
    short: !without.includes('ssc'),
    attention: !without.includes('ca'),
  }));
  expect(rcanTable1).toMatchObject(wanted);
});
