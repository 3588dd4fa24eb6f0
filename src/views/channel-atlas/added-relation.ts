import type { Correlations } from '../../analysis/correlation.ts';
import { finding } from '../../analysis/finding.ts';
import type { AddedMeasure, AddedPoint, FactorChoice } from '../channel-points/added.ts';
import { correlationSentences } from '../channel-points/sentences.ts';
import type { AddedAtlasWords } from './added-atlas-words.ts';
import type { AtlasWords } from './words.ts';

/** Attention against what channels add, with the factor s and without it, and what that was computed of. */
export interface AddedRelation {
  readonly points: readonly AddedPoint[];
  readonly measure: AddedMeasure;
  readonly cutoff: number;
  readonly with: Correlations;
  /** Over the channels whose s is not 0; undefined for a share, which does not depend on s. */
  readonly without: Correlations | undefined;
}

/** Of which channels it is. */
export function addedSample(words: AddedAtlasWords, { points, measure, cutoff }: AddedRelation): string {
  const [first] = points;
  if (!first) return '';
  const isOneBlock = points.every(({ block }) => block === first.block);
  return words.sample(points.length, first.group, isOneBlock ? first.block : undefined, measure, cutoff);
}

/** What the numbers say, with the factor or without it; nothing without it of a share. */
export function addedSentences(
  atlas: AtlasWords,
  words: AddedAtlasWords,
  relation: AddedRelation,
  factor: FactorChoice,
): string[] {
  const correlations = relation[factor];
  if (!correlations) return [];
  const told = correlationSentences(atlas, correlations, words.tendency(relation.measure, factor));
  return relation.without ? [words.asRead[factor], ...told] : told;
}

/** Where both say the same and where they differ, whom they leave out, and what they do not say. */
export function comparisonSentences(
  atlas: AtlasWords,
  words: AddedAtlasWords,
  { points, ...relation }: AddedRelation,
): string[] {
  if (!relation.without) {
    const silent = points.filter(({ share }) => !Number.isFinite(share)).length;
    return [words.sameShare, atlas.silent(silent), atlas.thisPicture];
  }
  const [found, behind] = [finding(relation.with), finding(relation.without)];
  const unweighted = points.filter(({ attention }) => attention === 0).length;
  return [
    found === behind ? words.agree[found] : words.differ,
    words.unweighted(unweighted),
    atlas.thisPicture,
  ];
}
