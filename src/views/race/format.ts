import { formatNumber } from '../shared/number.ts';

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
