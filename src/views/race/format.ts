import { formatNumber } from '../shared/number.ts';

const prefixes = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/** A count with three digits: 57.3 k, 15.4 M, 6.80 T; small ones whole. A `round` one has no digits behind the point. */
export function formatCount(count: number, round = false): string {
  // 999,600 is 1.00 M, not 1000 k.
  const [unit, prefix] = prefixes.find(([size]) => count >= size * 0.9995) ?? [1, ''];
  return prefix === '' ? String(Math.round(count)) : `${formatNumber(count / unit, round ? 0 : 2)} ${prefix}`;
}

/** Bytes in MiB, or in GiB from one on. */
export function formatBytes(bytes: number): string {
  const mebibytes = bytes / 2 ** 20;
  return mebibytes >= 1024 ? `${formatNumber(mebibytes / 1024)} GiB` : `${formatNumber(mebibytes)} MiB`;
}

/** Milliseconds as they are read: 3.2 ms, 840 ms, 12.4 s. */
export function formatTime(milliseconds: number): string {
  return milliseconds >= 1000
    ? `${formatNumber(milliseconds / 1000)} s`
    : `${formatNumber(milliseconds, 1)} ms`;
}

/** PSNR as it is read. */
export const formatPsnr = (psnr: number): string => (psnr === Infinity ? '∞' : formatNumber(psnr, 3));
