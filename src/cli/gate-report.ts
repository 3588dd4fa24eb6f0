import { max, mean } from 'd3';
import { tailInput, type Site } from '../model/sites.ts';
import type { PictureLoss } from './attention-survey.ts';
import { listed, ranged, table, twoDigits } from './report-parts.ts';

interface Gate {
  readonly site: Site;
  readonly lost: readonly number[];
}

/** What PSNR loses with each skip connection shut, and what that says. */
export function gateSection(pictures: readonly PictureLoss[], gates: readonly Site[]): string {
  const found = gates.map((site, i): Gate => ({ site, lost: pictures.map(({ shut }) => shut[i]!) }));
  return `### What is lost with one skip connection shut

By the site of the addition: \`${tailInput}\` is where the long skip connection ends, \`body.0\` a group’s, \`body.0.body.0\` a
block’s identity branch. Nothing of it arrives, all else stays. Mean over the pictures, and in brackets the least and the most.

${table(
  ['shut', 'PSNR lost, dB', 'PSNR falls on'],
  found.map(({ site, lost }) => [
    `\`${site}\``,
    ranged(lost, twoDigits),
    `${lost.filter((one) => one > 0).length} of ${lost.length}`,
  ]),
)}

${gateVerdict(found)}`;
}

function gateVerdict(gates: readonly Gate[]): string {
  const kinds = [
    ['the long skip connection', gates.filter(({ site }) => site === tailInput)],
    ['a group’s', gates.filter(({ site }) => /^body\.\d+$/.test(site))],
    ['a block’s', gates.filter(({ site }) => site.includes('.body.'))],
  ] as const;
  const meanOf = ({ lost }: Gate): number => mean(lost) ?? NaN;
  const told = kinds.map(([name, some]) => `${name} ${twoDigits(mean(some, meanOf) ?? NaN)}`);
  const ranked = gates.toSorted((a, b) => meanOf(b) - meanOf(a));
  const needless = gates.filter(({ lost }) => lost.every((one) => one <= 0));
  const least = ranked.at(-1)!;
  return `Mean PSNR lost, in dB: ${told.join(', ')}.
Dearest is \`${ranked[0]!.site}\` with ${twoDigits(meanOf(ranked[0]!))} dB, cheapest \`${least.site}\` with ${twoDigits(meanOf(least))} dB (at most ${twoDigits(max(least.lost) ?? NaN)}).
Shut without loss on every picture: ${listed(needless.map(({ site }) => `\`${site}\``))}.`;
}
