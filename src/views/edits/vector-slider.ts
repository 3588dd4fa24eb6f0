/** A slider's ends and step. */
export interface SliderRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** For attention, a factor in 0..1. */
export const attentionSlider: SliderRange = { min: 0, max: 1, step: 0.01 };

/**
 * For one of several signed numbers: from below the smallest to above the largest of them and at least as far from 0 to
 * either side, in some hundreds of steps that are 1, 0.1, 0.01 and so on.
 */
export function signedSlider(values: Iterable<number>): SliderRange {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  const digits = Math.min(8, Math.max(0, 2 - Math.floor(Math.log10(largest || 1))));
  const step = Number((10 ** -digits).toFixed(digits));
  const max = Number((Math.ceil((1.5 * largest || 1) / step - 1e-6) * step).toFixed(digits));
  return { min: -max, max, step };
}
