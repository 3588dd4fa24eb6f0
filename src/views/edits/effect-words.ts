import type { Words } from '../shared/look.ts';

/** What edits did to the score: PSNR in dB of what is shown and by how much they changed it, then whose doing that is. */
type EffectWords = (psnr: number, change: number | undefined) => readonly [effect: string, whose: string];

const decibels = (psnr: number): string => (psnr === Infinity ? '∞' : psnr.toFixed(2));

/** With its sign, a true minus, and more digits where it is small. */
function signed(change: number): string {
  const size = Math.abs(change);
  const digits = size === Infinity ? '∞' : size.toFixed(size < 0.1 ? 4 : 2);
  // Both equal the truth, or each other but for what no digit shows.
  if (Number.isNaN(change) || Number(digits) === 0) return '±0';
  return `${change < 0 ? '−' : '+'}${digits}`;
}

/** `change` is undefined where there are no edits. */
export const effectWords: Words<EffectWords> = {
  en: (psnr, change) =>
    change === undefined
      ? [`${decibels(psnr)} dB`, '']
      : [`${decibels(psnr)} dB, ${signed(change)}`, ' by your edits'],
  zh: (psnr, change) =>
    change === undefined
      ? [`${decibels(psnr)} dB`, '']
      : [`${decibels(psnr)} dB，${signed(change)}`, '（修改所致）'],
};
