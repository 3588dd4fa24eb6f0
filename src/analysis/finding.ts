import { sideOfZero } from './bootstrap.ts';
import type { Correlations } from './correlation.ts';

/**
 * The conclusion from the intervals of Pearson's and Spearman's correlation: 'rising' or 'falling' where both lie above or
 * below 0, 'untold' where both contain 0, 'divided' where they disagree, 'none' where one is NaN.
 */
export type Finding = 'rising' | 'falling' | 'untold' | 'divided' | 'none';

/** Concludes from both intervals. */
export function finding({ pearson, spearman }: Correlations): Finding {
  const [a, b] = [sideOfZero(pearson), sideOfZero(spearman)];
  if (a === 'nowhere' || b === 'nowhere') return 'none';
  if (a !== b) return 'divided';
  return ({ above: 'rising', below: 'falling', around: 'untold' } as const)[a];
}
