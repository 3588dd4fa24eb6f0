import { group, max, mean } from 'd3';
import { formatFixed } from '../views/shared/number.ts';
import type { PictureFinding } from './contribution-findings.ts';
import { groupSiteOf, ranged, table } from './report-parts.ts';

/** A block on one picture, and what PSNR loses without it. */
interface LostBlock {
  readonly name: string;
  readonly direct: number;
  readonly total: number;
}

/** A section of the page: what is lost without each block, in the sum and in the network. */
export function effectSection(pictures: readonly PictureFinding[]): string {
  const byPicture = pictures.map(({ steps }) =>
    steps.flatMap(({ name, lost }): LostBlock[] => (lost ? [{ name, ...lost }] : [])),
  );
  const blocks = (byPicture[0] ?? []).map(({ name }, i) => ({
    name,
    found: byPicture.map((picture) => picture[i]!),
  }));
  return `### What is lost without a block

PSNR lost, in dB, below 0 where it is higher without. _Direct_: the block’s part is taken out of the sum. _Total_: the network
is run with the block muted, so that what comes after it works with what is left.

${table(
  ['without', 'direct', 'total', 'total above direct'],
  blocks.map(({ name, found }) => [
    `\`${name}\``,
    ranged(
      found.map(({ direct }) => direct),
      decibels,
    ),
    ranged(
      found.map(({ total }) => total),
      decibels,
    ),
    `${found.filter(({ direct, total }) => total > direct).length} of ${found.length}`,
  ]),
)}

${effectVerdict(blocks.map(({ found }) => found))}`;
}

function effectVerdict(blocks: readonly (readonly LostBlock[])[]): string {
  const all = blocks.slice(0, -1).flat();
  const last = blocks.at(-1) ?? [];
  const apart = max(last, ({ direct, total }) => Math.abs(total - direct)) ?? NaN;
  const most = (of: 'direct' | 'total'): string => decibels(max(all, (block) => block[of]) ?? NaN);
  const groups = [...group(blocks.flat(), ({ name }) => groupSiteOf(name))].map(([name, found]) => {
    const average = (of: 'direct' | 'total'): string => decibels(mean(found, (block) => block[of]) ?? NaN);
    return `\`${name}\` ${average('direct')} and ${average('total')}`;
  });
  return `Mean over the blocks of a group and the pictures, direct and total: ${groups.join('; ')}.
Of the blocks but the last, taken out of the sum, none costs more than ${most('direct')} dB; taken out of the network, up to ${most('total')} dB.
The total effect is above the direct one ${all.filter(({ direct, total }) => total > direct).length} of ${all.length} times: what comes after works with what the block adds. Where it
is below, what comes after makes up for it. Nothing comes after the last block: its two effects differ by at most
${decibels(apart)} dB.`;
}

const decibels = (value: number): string => formatFixed(value, 3);
