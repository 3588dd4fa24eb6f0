import { costKinds, type CostKind } from '../analysis/channel-cost.ts';
import { ranking } from '../analysis/ranking.ts';
import { formatNumber } from '../views/shared/number.ts';
import type { ChannelProperty, CostFinding, Spread } from './channel-findings.ts';
import type { Findings } from './frequency-survey.ts';
import { correlationTable, correlationVerdict, groupName, table } from './report-parts.ts';

/** Count of the most costly channels that are listed. */
const listedChannels = 10;

const costs: Readonly<Record<CostKind, string>> = {
  psnr: 'PSNR lost',
  high: 'high-frequency energy lost',
};
const properties: Readonly<Record<ChannelProperty, string>> = {
  attention: 'attention',
  share: 'the high-frequency share',
};

/** A section of the page: what muting each channel costs. */
export function costReport({ costs: found, channels, pictures, cutoff }: Findings): string {
  const dearest = ranking(channels, ({ psnr }) => psnr).slice(0, listedChannels);
  return `## What each channel costs

Every channel of every block is muted (its s set to 0), alone, on every card: ${channels.length * pictures.length} runs. _PSNR lost_ is what the
output then loses against the card itself, on luma, rounded to 8 bits, in dB; _high-frequency energy lost_ the part of
the energy of its luma above ${cutoff} cycles/pixel of the output that is gone. Both are averaged over the cards first. Below 0, the
output has more of it without the channel. Of each group: the mean over its channels, and in brackets the lowest and
the highest.

${table(
  ['channels of', 'PSNR lost, dB', 'high-frequency energy lost, %', 'PSNR is higher without'],
  found.map((row) => [
    groupName(row),
    spread(row.costs.psnr, decibels),
    spread(row.costs.high, percent),
    `${row.betterWithout} of ${row.channels}`,
  ]),
)}

${whole(found.at(-1)!)}

The ${dearest.length} whose muting costs most PSNR:

${table(
  ['channel', 'PSNR lost, dB', 'high-frequency energy lost, %', 's', 'high-frequency share'],
  dearest.map(({ item: { group, block, channel, psnr, high, attention, share } }) => [
    `group ${group}, block ${block}, channel ${channel}`,
    decibels(psnr),
    percent(high),
    attention.toFixed(3),
    share.toFixed(3),
  ]),
)}

${costKinds
  .flatMap((kind) => (['attention', 'share'] as const).map((property) => correlations(found, kind, property)))
  .join('\n\n')}

To mute a channel takes away s times its map, so a channel with a large s has more to lose: a correlation of cost with
attention does not say that attention knows what a channel is worth. And every channel is muted alone; what several
cost together is not the sum.
`;
}

function correlations(found: readonly CostFinding[], kind: CostKind, property: ChannelProperty): string {
  const rows = found.map((row) => ({ name: groupName(row), ...row.correlations[kind][property] }));
  return `### ${costs[kind][0]!.toUpperCase()}${costs[kind].slice(1)} against ${properties[property]}

${correlationTable(rows)}

${correlationVerdict(rows)}`;
}

const whole = ({ betterWithout, channels, costs: { psnr } }: CostFinding): string =>
  `Without ${betterWithout} of the ${channels} channels the mean PSNR is higher than with them; no channel alone is worth more than
${decibels(psnr.most)} dB.`;

const decibels = (value: number): string => formatNumber(value, 4);
const percent = (value: number): string => formatNumber(100 * value);

const spread = ({ mean, least, most }: Spread, format: (value: number) => string): string =>
  `${format(mean)} (${format(least)} to ${format(most)})`;
