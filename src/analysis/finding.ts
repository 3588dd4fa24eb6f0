import { sideOfZero } from './bootstrap.ts';
import type { Correlations } from './correlation.ts';

/**
 * What both intervals say together: 'rising' or 'falling' where both lie on that side of 0, 'untold' where both hold
 * it, 'divided' where they disagree, 'none' where there is no correlation to speak of.
 */
export type Finding = 'rising' | 'falling' | 'untold' | 'divided' | 'none';

export function finding({ pearson, spearman }: Correlations): Finding {
  const [a, b] = [sideOfZero(pearson), sideOfZero(spearman)];
  if (a === 'nowhere' || b === 'nowhere') return 'none';
  if (a !== b) return 'divided';
  return ({ above: 'rising', below: 'falling', around: 'untold' } as const)[a];
}
