import { range } from 'd3';
import { timesAbove, widestRange } from '../analysis/hidden-answers.ts';
import { twoWay, type TwoWay } from '../analysis/two-way.ts';
import type { BlockPlace } from '../model/blocks.ts';

/** What the attention of a block does over some pictures. */
export interface BlockAnswers extends BlockPlace {
  /** On how many pictures each hidden unit is above zero. */
  readonly times: readonly number[];
  /** The largest difference of a channel's s between two pictures. */
  readonly widest: number;
}

/** The vectors of a block's attention, one of each for every picture. */
export interface BlockRuns {
  readonly place: BlockPlace;
  readonly hidden: readonly ArrayLike<number>[];
  readonly s: readonly ArrayLike<number>[];
}

/** Where the variance of s lies: `rows` are channels, `columns` pictures. */
export interface VarianceFinding extends TwoWay {
  /** Absent for all blocks together. */
  readonly group?: number;
}

export interface AnswersFinding {
  readonly pictures: number;
  readonly blocks: readonly BlockAnswers[];
  /** Of every group, then of all. */
  readonly variance: readonly VarianceFinding[];
}

/** What attention does, from the vectors of all blocks over the same pictures. */
export function answersOf(blocks: readonly BlockRuns[]): AnswersFinding {
  const channelsOf = (some: readonly BlockRuns[]): number[][] =>
    some.flatMap(({ s }) => range(s[0]?.length ?? 0).map((c) => s.map((vector) => vector[c]!)));
  const groups = [...new Set(blocks.map(({ place }) => place.group))];
  return {
    pictures: blocks[0]?.s.length ?? 0,
    blocks: blocks.map(({ place, hidden, s }) => ({
      ...place,
      times: timesAbove(hidden),
      widest: widestRange(s),
    })),
    variance: [
      ...groups.map((group) => ({
        group,
        ...twoWay(channelsOf(blocks.filter(({ place }) => place.group === group))),
      })),
      twoWay(channelsOf(blocks)),
    ],
  };
}
