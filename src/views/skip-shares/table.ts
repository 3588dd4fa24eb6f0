import { shareColumn } from '../shared/share-column.ts';
import { tabulate, type Table } from '../shared/table.ts';
import { branches, skipRow, type MeasuredSkip, type SkipRow } from './rows.ts';

/** Every addition with the share of each branch above the cut-off and its 95 % interval over channels, and what it was in an earlier run. */
export function skipTable(skips: readonly MeasuredSkip[], cutoff: number): Table {
  const hasEarlier = skips.some(({ earlier }) => earlier !== undefined);
  const columns = branches.flatMap((branch) => {
    const name = shareColumn(cutoff, branch);
    return [
      [name, ({ shares }: SkipRow) => shares[branch].value] as const,
      [`${name}, lower end`, ({ shares }: SkipRow) => shares[branch].low] as const,
      [`${name}, upper end`, ({ shares }: SkipRow) => shares[branch].high] as const,
      ...(hasEarlier
        ? [[`${name}, earlier run`, ({ earlierShares }: SkipRow) => earlierShares?.[branch]] as const]
        : []),
    ];
  });
  return tabulate(
    skips.map((skip) => skipRow(skip, cutoff)),
    {
      site: ({ site }) => site,
      group: ({ group }) => group,
      block: ({ block }) => block,
      ...Object.fromEntries(columns),
    },
  );
}
