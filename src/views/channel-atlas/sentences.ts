import { sideOfZero } from '../../analysis/bootstrap.ts';
import { correlationSentences } from '../channel-points/sentences.ts';
import type { Relation } from './points.ts';
import type { AtlasWords } from './words.ts';

/** What the numbers say of attention and high frequency: of which sample, how surely, and what they do not say. */
export function relationSentences(
  words: AtlasWords,
  { pictures, cutoff, correlations, alone }: Relation,
  silent: number,
): string[] {
  const [first] = pictures[0] ?? [];
  if (!first) return [];
  const block = pictures[0]?.length === 1 ? first.block : undefined;
  const on = (side: ReturnType<typeof sideOfZero>): number =>
    alone.filter((estimate) => sideOfZero(estimate) === side).length;
  return [
    words.sample(correlations.spearman.points, first.group, block, cutoff),
    ...correlationSentences(words, correlations, words.tendency),
    words.silent(silent),
    ...(pictures.length === 1
      ? [words.thisPicture]
      : [
          words.averaged(pictures.length),
          words.alone(pictures.length, on('above'), on('below'), on('around')),
        ]),
  ];
}
