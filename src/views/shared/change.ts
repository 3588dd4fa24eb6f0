import { formatFixed, formatNumber } from './number.ts';

/** now - before, element by element. */
export function difference(now: Float32Array, before: Float32Array): Float32Array {
  return now.map((value, i) => value - (before[i] ?? 0));
}

/** How differences are drawn: multiplied by `factor` they fill a scale, whose ends then stand for -`limit` and `limit`. */
export interface Amplification {
  readonly factor: number;
  readonly limit: number;
}

/**
 * The factor, of two digits, by which differences may be multiplied without leaving a scale; 1 where nothing differs.
 * @param largest magnitude of a difference
 * @param full value at the ends of the scale without amplification
 */
export function amplification(largest: number, full: number): Amplification {
  const exact = full / largest;
  if (!(largest > 0) || !(full > 0) || !Number.isFinite(exact)) return { factor: 1, limit: full || 1 };
  const unit = 10 ** (Math.floor(Math.log10(exact)) - 1);
  // Rounded down, so that the largest still fits; the second rounding takes away what floating point adds.
  const factor = Number((Math.floor(exact / unit + 1e-9) * unit).toPrecision(2));
  return { factor, limit: full / factor };
}

/** A factor of an amplification as it is said: 12, 1.3, 0.4. */
export const formatFactor = (factor: number): string => String(factor);

/** What stands at the ends of a scale of differences: −0.29 and +0.29. */
export function changeEnds({ limit }: Amplification): readonly [string, string] {
  const text = limit < 0.1 ? String(Number(limit.toPrecision(2))) : formatNumber(limit);
  return [`−${text}`, `+${text}`];
}

/** A change with its sign, also where it is an increase: +0.111. */
export function formatChange(change: number, digits: number): string {
  const text = formatFixed(change, digits);
  return change > 0 && Number(text) !== 0 ? `+${text}` : text;
}
