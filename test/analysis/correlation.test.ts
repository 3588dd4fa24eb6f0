import { describe, expect, it, test } from 'vitest';
import { bootstrap } from '../../src/analysis/bootstrap.ts';
import { averageRanks, correlate, pearson, spearman } from '../../src/analysis/correlation.ts';
import { statisticsReferences } from '../fixtures/numpy-references.ts';
import { codeOf } from '../reader-errors.ts';

describe('correlations are scipy’s', () => {
  test.each(statisticsReferences)('of $name', ({ x, y, ranks, ...wanted }) => {
    expect(pearson(x, y)).toBeCloseTo(wanted.pearson, 12);
    expect(spearman(x, y)).toBeCloseTo(wanted.spearman, 12);
    expect([...averageRanks(x)]).toEqual(ranks);
  });

  // Both draw at random: 4,000 resamples place an end of the interval to within about 0.01.
  test.each(statisticsReferences)(
    'with their percentile bootstrap intervals, of $name',
    ({ x, y, ...wanted }) => {
      const found = correlate(x, y, { resamples: 4000 });
      for (const [{ low, high }, interval] of [
        [found.pearson, wanted.pearsonInterval],
        [found.spearman, wanted.spearmanInterval],
      ] as const) {
        const spread = interval[1] - interval[0];
        expect(Math.abs(low - interval[0])).toBeLessThan(0.06 * spread);
        expect(Math.abs(high - interval[1])).toBeLessThan(0.06 * spread);
      }
    },
  );
});

describe('a correlation', () => {
  const x = [1, 2, 3, 4, 5];

  it('is 1 for points on a rising line and -1 on a falling one', () => {
    expect(pearson(x, [10, 20, 30, 40, 50])).toBe(1);
    expect(pearson(x, [5, 4, 3, 2, 1])).toBe(-1);
  });

  it('of ranks is 1 for any rising curve', () => {
    const curve = x.map((value) => Math.exp(3 * value));
    expect(spearman(x, curve)).toBe(1);
    expect(pearson(x, curve)).toBeLessThan(0.9);
  });

  it('does not exist for equal values, nor for one point', () => {
    expect(pearson([0.1, 0.1, 0.1], [1, 2, 3])).toBeNaN();
    expect(spearman([1, 2, 3], [7, 7, 7])).toBeNaN();
    expect(pearson([1], [2])).toBeNaN();
    expect(correlate([], []).pearson).toEqual({ value: NaN, low: NaN, high: NaN, points: 0 });
  });

  it('leaves points without a number out and says how many are left', () => {
    const found = correlate([...x, NaN, 6], [2, 4, 6, 8, 10, 1, Infinity]);
    expect(found.pearson).toMatchObject({ value: 1, points: 5 });
    expect(found.spearman).toMatchObject({ value: 1, points: 5 });
  });

  it('needs as many y as x', () => {
    expect(codeOf(() => pearson([1, 2], [1]))).toBe('bad-argument');
    expect(codeOf(() => correlate([1, 2], [1]))).toBe('bad-argument');
  });

  it('does not change with the seed, only its interval does, and the same seed gives the same one', () => {
    const { x: a, y: b } = statisticsReferences[1]!;
    const [one, same, other] = [1, 1, 2].map((seed) => correlate(a, b, { seed }).pearson);
    expect(one).toEqual(same);
    expect(other?.value).toBe(one?.value);
    expect(other?.low).not.toBe(one?.low);
  });
});

describe('a bootstrap interval', () => {
  const values = Array.from({ length: 400 }, (_, i) => i % 20);
  const mean = (picked: Uint32Array): number =>
    picked.reduce((sum, i) => sum + values[i]!, 0) / picked.length;

  it('of a mean is about two standard errors to each side', () => {
    const standardError = Math.sqrt((20 ** 2 - 1) / 12 / 400);
    const { value, low, high, points } = bootstrap(400, mean);
    expect([value, points]).toEqual([9.5, 400]);
    expect((value - low) / standardError).toBeCloseTo(1.96, 0);
    expect((high - value) / standardError).toBeCloseTo(1.96, 0);
  });

  it('is narrower at a lower level', () => {
    const half = bootstrap(400, mean, { level: 0.5 });
    const most = bootstrap(400, mean);
    expect(half.high - half.low).toBeLessThan((most.high - most.low) / 2);
  });

  it('leaves out resamples that have no such statistic', () => {
    const { low, high } = bootstrap(3, (picked) => (new Set(picked).size < 2 ? NaN : 1));
    expect([low, high]).toEqual([1, 1]);
  });
});
