import { cite } from './papers.ts';
import { scoresOf } from './scores.ts';

/** Table 3 of the VDSR paper, Set5: A+, the best of the anchored regressions. */
export const vdsrTable3 = {
  'A+': scoresOf([36.54, 0.9544], [32.58, 0.9088], [30.28, 0.8603]),
} as const;

export const vdsrTable3Source = cite('vdsr', 'table 3, Set5');
