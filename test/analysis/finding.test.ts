import { expect, it } from 'vitest';
import { correlate } from '../../src/analysis/correlation.ts';
import { finding } from '../../src/analysis/finding.ts';

const rising = Array.from({ length: 30 }, (_, i) => i);
const scattered = rising.map((i) => (i * 17) % 31);

it('sees a relation only when both intervals lie on one side of 0', () => {
  expect(finding(correlate(rising, rising))).toBe('rising');
  expect(finding(correlate(rising, rising.toReversed()))).toBe('falling');
  expect(finding(correlate(rising, scattered))).toBe('untold');
  const { pearson } = correlate(rising, rising);
  const { spearman } = correlate(rising, scattered);
  expect(finding({ pearson, spearman })).toBe('divided');
  expect(
    finding(
      correlate(
        rising,
        rising.map(() => 1),
      ),
    ),
  ).toBe('none');
});
