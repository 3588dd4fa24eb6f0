import { mean } from 'd3';
import { answering, type Answering } from '../analysis/hidden-answers.ts';
import { block } from '../model/sites.ts';
import type { AnswersFinding, BlockAnswers, VarianceFinding } from './attention-answers.ts';
import { groupName, table } from './report-parts.ts';

/** The largest range of s that counts as none: what is left of rounding in float32. */
const unchanged = 1e-6;
/** A range of s that changes a map by a hundredth of it at most. */
const hardly = 0.01;

const never = ({ widest }: BlockAnswers): boolean => widest <= unchanged;
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const countUnits = ({ blocks, pictures }: AnswersFinding, wanted: Answering): number =>
  blocks.flatMap(({ times }) => times).filter((times) => answering(times, pictures) === wanted).length;

/** The cells of a table of scales: units that never answer, blocks without change, the channel’s share of the variance. */
export function answersSummary(answers: AnswersFinding): string[] {
  const { blocks, variance } = answers;
  return [
    `${countUnits(answers, 'never')} of ${blocks.flatMap(({ times }) => times).length}`,
    `${blocks.filter(never).length} of ${blocks.length}`,
    percent(variance.at(-1)!.rows),
  ];
}

/** What attention does over the pictures, and what that says. */
export function answersSection(answers: AnswersFinding): string {
  const { pictures, blocks, variance } = answers;
  const within = (group?: number): AnswersFinding => ({
    ...answers,
    blocks: blocks.filter((one) => group === undefined || one.group === group),
  });
  return `### What attention is

A hidden unit is W_D z + b of a block, then ReLU; z is the mean of every map over the whole picture, so that a unit has one value
per picture. It is _above zero_ or not. A block _never changes_ where the s of none of its channels differs by more than
10⁻⁶ between two pictures, which is rounding.

The variance of s over channels c and pictures p is taken apart in two ways: s(c, p) = m + a(c) + b(p) + e(c, p), with m the mean of all,
a how far a channel’s mean over the pictures lies from it, b how far a picture’s mean over the channels does. Of the squares’ sum, _channel_ is
that of a, _picture_ that of b, and _both_ that of e: what a channel does with a picture.

${table(
  [
    'blocks of',
    'units',
    'never above zero',
    'on some pictures',
    'on all',
    'blocks that never change',
    'channel',
    'picture',
    'both',
  ],
  variance.map((found) => {
    const some = within(found.group);
    const count = (wanted: Answering): string => String(countUnits(some, wanted));
    return [
      groupName(found),
      String(some.blocks.flatMap(({ times }) => times).length),
      count('never'),
      count('sometimes'),
      count('always'),
      `${some.blocks.filter(never).length} of ${some.blocks.length}`,
      percent(found.rows),
      percent(found.columns),
      percent(found.rest),
    ];
  }),
)}

${answersVerdict(answers, variance.at(-1)!)}

Of each block: on how many of the ${pictures} pictures each hidden unit is above zero, and the largest difference that a channel’s s has
between two pictures.

${table(
  ['block', 'units above zero', 'largest difference of s'],
  blocks.map(({ group, block: b, times, widest }) => [
    `\`${block(group, b)}\``,
    times.join(', '),
    widest <= unchanged ? '0' : widest.toFixed(3),
  ]),
)}`;
}

function answersVerdict(answers: AnswersFinding, { rows, columns, rest }: VarianceFinding): string {
  const { blocks, pictures } = answers;
  const [silent, switching, steady] = (['never', 'sometimes', 'always'] as const).map((one) =>
    countUnits(answers, one),
  );
  const units = blocks.flatMap(({ times }) => times).length;
  const size = rows > 0.75 ? 'mostly' : rows > 0.5 ? 'more than half' : 'less than half';
  return `Of ${units} hidden units, ${silent} are above zero on none of the ${pictures} pictures, ${steady} on all, and ${switching} switch. s never changes in ${blocks.filter(never).length} of
${blocks.length} blocks, and by less than ${hardly} in ${blocks.filter(({ widest }) => widest < hardly).length}; over all blocks the largest difference is ${(mean(blocks, ({ widest }) => widest) ?? NaN).toFixed(3)} on average.
What s is, is ${size} the channel’s own: ${percent(rows)} of its variance; ${percent(columns)} is common to all channels of a picture, and ${percent(rest)} is
what single channels do with single pictures.`;
}
