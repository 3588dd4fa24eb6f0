import { ascending, quantileSorted, randomInt, randomLcg } from 'd3';

/** A statistic of a sample with its bootstrap interval. */
export interface Estimate {
  /** The statistic of the sample itself. NaN when it has none. */
  readonly value: number;
  /** The interval's ends. NaN when no resample has the statistic. */
  readonly low: number;
  readonly high: number;
  /** How many points the sample has. */
  readonly points: number;
}

/** Where an interval lies: 'around' zero when it contains it, 'nowhere' when it is NaN. */
export function sideOfZero({ low, high }: Estimate): 'above' | 'below' | 'around' | 'nowhere' {
  if (low > 0) return 'above';
  if (high < 0) return 'below';
  return low <= 0 && high >= 0 ? 'around' : 'nowhere';
}

export interface BootstrapOptions {
  /** Count of resamples; 2000 when left out. */
  readonly resamples?: number;
  /** Share of the resampled statistics inside the interval; 0.95 when left out. */
  readonly level?: number;
  /** Seed of the random numbers; the same seed gives the same interval. */
  readonly seed?: number;
}

/**
 * A statistic with its percentile bootstrap interval (Efron 1979): points are resampled with replacement, and the middle
 * 95 % of the statistics of the resamples are the interval. Points must be independent: average a channel over pictures
 * first, then resample channels.
 * @param points how many points the sample has
 * @param statistic of the points with these indices; resamples for which it is NaN, as a correlation of equal values is,
 *   are left out
 */
export function bootstrap(
  points: number,
  statistic: (picked: Uint32Array) => number,
  { resamples = 2000, level = 0.95, seed = 1 }: BootstrapOptions = {},
): Estimate {
  const picked = Uint32Array.from({ length: points }, (_, i) => i);
  const value = statistic(picked);
  const draw = randomInt.source(randomLcg(seed))(points);
  const found = Array.from({ length: resamples }, () => statistic(picked.map(draw)))
    .filter(Number.isFinite)
    .sort(ascending);
  const end = (p: number): number => quantileSorted(found, p) ?? NaN;
  return { value, low: end((1 - level) / 2), high: end((1 + level) / 2), points };
}
