import type { Correlations } from '../../analysis/correlation.ts';
import { finding } from '../../analysis/finding.ts';
import type { ChannelPointWords, Tendency } from './words.ts';

/** What can be told from both intervals, in a sentence. */
export const toldOf = (words: ChannelPointWords, correlations: Correlations, tendency: Tendency): string =>
  words.told(finding(correlations), correlations.spearman.points, tendency);

/** Both correlations with their intervals, and what can be told from them. */
export const correlationSentences = (
  words: ChannelPointWords,
  correlations: Correlations,
  tendency: Tendency,
): string[] => [
  words.spearman(correlations.spearman),
  words.pearson(correlations.pearson),
  toldOf(words, correlations, tendency),
];
