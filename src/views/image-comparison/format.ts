import type { Score } from '../../analysis/metrics.ts';

/** Decibels with two decimals; equal pictures have none to give. */
export const formatPsnr = ({ psnr }: Score): string => (psnr === Infinity ? '∞' : psnr.toFixed(2));

export const formatSsim = ({ ssim }: Score): string => ssim.toFixed(4);
