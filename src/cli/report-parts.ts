import type { BlockCorrelations } from '../analysis/block-correlations.ts';
import { sideOfZero, type Estimate } from '../analysis/bootstrap.ts';
import type { Correlations } from '../analysis/correlation.ts';
import { finding, type Finding } from '../analysis/finding.ts';
import { formatFixed, formatNumber } from '../views/shared/number.ts';
import { spread } from './channel-findings.ts';

/** Correlations over the channels of a group, or of all groups, and what they are called. */
export interface NamedCorrelations extends BlockCorrelations {
  readonly name: string;
}

/** The name of a group in tables; without a group, of all groups. */
export const groupName = ({ group }: { readonly group?: number }): string =>
  group === undefined ? 'all groups' : `group ${group}`;

/** The site of the group that a block's site is in. */
export const groupSiteOf = (block: string): string => block.split('.', 2).join('.');

/** A Markdown table with columns as wide as their widest cell, as the project's formatter has them. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((cells) => cells[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** A Markdown table of correlations with their intervals, one row for each group. */
export const correlationTable = (rows: readonly NamedCorrelations[]): string =>
  table(
    ['channels of', 'channels', 'Spearman', 'Pearson', 'Spearman within blocks', 'Pearson within blocks'],
    rows.map(({ name, spearman, pearson, withinBlocks }) => [
      name,
      String(spearman.points),
      estimate(spearman),
      estimate(pearson),
      estimate(withinBlocks.spearman),
      estimate(withinBlocks.pearson),
    ]),
  );

/** Sentences that conclude from the intervals of a table of correlations. */
export function correlationVerdict(rows: readonly NamedCorrelations[]): string {
  const told = (where: string, of: (row: NamedCorrelations) => Correlations): string => {
    const at = (wanted: Finding): string =>
      listed(rows.filter((row) => finding(of(row)) === wanted).map(({ name }) => name));
    return `${where}, both intervals lie above 0 in: ${at('rising')}; below 0 in: ${at('falling')};
they contain 0, so that no relation can be told, in: ${at('untold')}; they disagree in: ${at('divided')}.`;
  };
  return [
    told('Over all channels', (row) => row),
    told('Within blocks', ({ withinBlocks }) => withinBlocks),
  ].join('\n');
}

/** How many intervals lie above 0, below it and around it. */
export function countSides(estimates: readonly Estimate[]): Record<'above' | 'below' | 'around', number> {
  const at = (side: ReturnType<typeof sideOfZero>): number =>
    estimates.filter((one) => sideOfZero(one) === side).length;
  return { above: at('above'), below: at('below'), around: at('around') };
}

/** The mean of some values, and in brackets the least and the greatest. */
export function ranged(values: readonly number[], format: (value: number) => string): string {
  const { mean, least, most } = spread(values);
  return `${format(mean)} (${format(least)} to ${format(most)})`;
}

/** A value with two digits behind the point. */
export const twoDigits = (value: number): string => formatFixed(value, 2);

/** Names joined by commas, or "none". */
export const listed = (names: readonly string[]): string => (names.length > 0 ? names.join(', ') : 'none');

/** An estimate with its interval in brackets. */
export const estimate = ({ value, low, high }: Estimate): string =>
  `${formatNumber(value)} (${formatNumber(low)} to ${formatNumber(high)})`;
