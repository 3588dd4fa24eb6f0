import type { Locale } from './look.ts';
import { formatNumber } from './number.ts';

const prefixes = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/**
 * A count with three digits: 57.3 k, 15.4 M, 613 G; small ones whole, and the largest in G, as papers give multiply-adds:
 * 6797 G. A `round` one has no digits behind the point.
 */
export function formatCount(count: number, round = false): string {
  // 999,600 is 1.00 M, not 1000 k.
  const [unit, prefix] = prefixes.find(([size]) => count >= size * 0.9995) ?? [1, ''];
  return prefix === '' ? String(Math.round(count)) : `${formatNumber(count / unit, round ? 0 : 2)} ${prefix}`;
}

/** A number of parameters as it is read: 15.4 M in English, 1544 万 in Chinese. */
export function formatParameters(count: number, locale: Locale, round = false): string {
  if (locale === 'en' || count < 1e4) return formatCount(count, round);
  return `${formatNumber(count / 1e4, round ? 0 : 2)} 万`;
}
