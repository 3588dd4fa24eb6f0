import { ascending, quantileSorted, randomInt, randomLcg } from 'd3';

/** A statistic of a sample, and the interval that says how sure it is. */
export interface Estimate {
  /** The statistic of the sample itself. NaN when it has none. */
  readonly value: number;
  /** The interval's ends. NaN when no resample has the statistic. */
  readonly low: number;
  readonly high: number;
  /** How many points the sample has. */
  readonly points: number;
}

/** Where an interval lies: 'around' zero when it holds it, 'nowhere' when there is none. */
export function sideOfZero({ low, high }: Estimate): 'above' | 'below' | 'around' | 'nowhere' {
  if (low > 0) return 'above';
  if (high < 0) return 'below';
  return low <= 0 && high >= 0 ? 'around' : 'nowhere';
}

export interface BootstrapOptions {
  /** How often the sample is drawn anew. */
  readonly resamples?: number;
  /** How much of the resampled statistics the interval holds. */
  readonly level?: number;
  /** Where the random numbers begin; the same seed gives the same interval. */
  readonly seed?: number;
}

/**
 * A statistic with its percentile bootstrap interval (Efron 1979): the sample's points are drawn anew with
 * replacement, and of the statistics of these resamples the middle 95 % are the interval. It takes the points for
 * independent: of one channel on several pictures, first average, then resample channels.
 * @param points how many points the sample has
 * @param statistic of the points with these numbers; where it is NaN, as a correlation of equal values is, the
 *   resample is left out
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
