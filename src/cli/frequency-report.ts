import type { Spread } from './channel-findings.ts';
import { costReport } from './cost-report.ts';
import type { Findings, SkipFinding } from './frequency-survey.ts';
import { correlationTable, correlationVerdict, groupName, listed, table } from './report-parts.ts';

/** What was surveyed, for the text around the tables. */
export interface SurveyFrame {
  readonly network: string;
  /** LR side of every card, in pixels. */
  readonly side: number;
}

/** The findings as a Markdown page; every sentence that draws a conclusion is made from the numbers. */
export function frequencyReport(findings: Findings, { network, side }: SurveyFrame): string {
  const { pictures, cutoff, spectrum, skips } = findings;
  const attentions = findings.groups.map((group) => ({ name: groupName(group), ...group }));
  return `# Where the high frequencies are

Made by \`npm run frequency\`; do not edit by hand.

Network: ${network}. Pictures: ${pictures.length} test card${pictures.length === 1 ? '' : 's'}
(${pictures.join(', ')}),
made smaller by bicubic to ${side} × ${side} pixels. _High frequency_ is what lies above ${cutoff} cycles/pixel of a map’s own grid;
window: ${spectrum.window === 'hann' ? 'Hann' : 'none'}; mean ${spectrum.mean}. The cards are drawn and not photographed, and they are few: nothing here
says how it would be on other pictures. Groups, blocks and channels count from 0.

## Skip connections

The share of the energy of all channels together that is high frequency: the mean over the cards, and in brackets
the lowest and the highest.

${table(
  ['addition', 'identity', 'residual', 'sum', 'residual above identity', 'sum above both'],
  skips.map((skip) => [
    nameOf(skip),
    share(skip.shares.identity),
    share(skip.shares.residual),
    share(skip.shares.sum),
    `${skip.residualHigher} of ${pictures.length}`,
    `${skip.sumHighest} of ${pictures.length}`,
  ]),
)}

${skipVerdict(skips, pictures.length)}

## Attention and high frequency

Every channel of a group’s blocks is a point: the high-frequency share of its map as it goes into the attention of its
block, and the factor s that it gets; both averaged over the cards first. In brackets the 95% interval (percentile
bootstrap over the channels). _Within blocks_: each block’s mean taken off both, so that what is left does not come from
blocks that differ as wholes.

${correlationTable(attentions)}

${correlationVerdict(attentions)}

A correlation over channels does not say that attention looks for high frequency: it knows of a channel only the mean.
The intervals take channels for independent and say how much the numbers depend on which channels there are, not on
which pictures.

${costReport(findings)}`;
}

function skipVerdict(skips: readonly SkipFinding[], pictures: number): string {
  const where = (holds: (skip: SkipFinding) => boolean): string => listed(skips.filter(holds).map(nameOf));
  const failing = skips.filter(({ residualHigher }) => residualHigher < pictures).length;
  return `The residual branch has the higher share on every card at: ${where((skip) => skip.residualHigher === pictures)};
on some cards and not on others at: ${where((skip) => skip.residualHigher > 0 && skip.residualHigher < pictures)};
on none at: ${where((skip) => skip.residualHigher === 0)}.
So the paper’s claim, that skip connections pass low frequency by and leave high frequency to the residual branches,
${failing === 0 ? 'holds on these cards at every addition.' : `fails on at least one of these cards at ${failing} of ${skips.length} additions.`}

The sum has a higher share than either of its branches on every card at: ${where((skip) => skip.sumHighest === pictures)}.
That can only be so where the branches cancel more of one another’s low frequency than of their high.`;
}

const nameOf = ({ group }: SkipFinding): string =>
  group === undefined ? 'the long skip' : groupName({ group });

const share = ({ mean, least, most }: Spread): string =>
  `${mean.toFixed(3)} (${least.toFixed(3)}–${most.toFixed(3)})`;
