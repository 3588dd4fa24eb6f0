import { addedKinds, type AddedKind, type ChannelAnswer } from './channel-answer.ts';
import type { PictureFinding } from './contribution-findings.ts';
import { countSides, estimate, table } from './report-parts.ts';

const kindWords: Readonly<Record<AddedKind, string>> = {
  withFactor: 'with the factor s',
  withoutFactor: 'without it',
  share: 'share',
};

/** A section of the page: attention against what a channel adds to the picture. */
export function channelSection(pictures: readonly PictureFinding[], cutoff: number): string {
  return `### Does attention go with the detail that a channel adds?

Every channel of every block is a point: its attention s, and what it adds to the output above ${cutoff} cycles/pixel.
_With the factor s_: the energy that it adds there. _Without it_: the energy that it would add with s = 1; s is a factor of
what is added, so that the first grows with s whatever the network has learnt, and only this tells whether s is large
where the map behind it would add detail. _Share_: what part of its energy lies there, which s does not change. Spearman,
and its 95% interval (percentile bootstrap over the channels).

Over all channels:

${answerTable(pictures, 'over')}

${answerVerdict(pictures, 'over')}

Within blocks, each block’s mean taken off s and off the share or the logarithm of the energy:

${answerTable(pictures, 'withinBlocks')}

${answerVerdict(pictures, 'withinBlocks')}

The intervals take channels for independent: they say how much the numbers depend on which channels there are, not on which
pictures.`;
}

type Where = 'over' | 'withinBlocks';

const answerTable = (pictures: readonly PictureFinding[], where: Where): string =>
  table(
    ['picture', 'LR pixels', 'channels', ...addedKinds.map((kind) => kindWords[kind])],
    pictures.map(({ name, channels }) => [
      name,
      `${channels.width} × ${channels.height}`,
      String(pointsOf(channels[where])),
      ...addedKinds.map((kind) => estimate(channels[where][kind])),
    ]),
  );

/** Channels that add nothing have no place among the others. */
const pointsOf = (found: ChannelAnswer[Where]): number => found.withoutFactor.points;

function answerVerdict(pictures: readonly PictureFinding[], where: Where): string {
  const told = (kind: AddedKind): string => {
    const found = pictures.map(({ channels }) => channels[where][kind]);
    const { above, below, around } = countSides(found);
    return `${kindWords[kind]} above 0 on ${above}, below 0 on ${below}, around it on ${around}`;
  };
  return `Of ${pictures.length} pictures the interval lies ${told('withFactor')};
${told('withoutFactor')};
of the ${told('share')}.`;
}
