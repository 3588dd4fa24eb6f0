import { range } from 'd3';
import { tabulate, type Table, type TableValue } from '../shared/table.ts';
import type { BlockRow } from './rows.ts';

/** s of every channel, a block to a line, and how the block's channels are spread; empty where the run has not been. */
export function heatmapTable(rows: readonly BlockRow[], channels: number): Table {
  const columns = range(channels).map(
    (c) => [`s of channel ${c}`, ({ values }: BlockRow): TableValue => values?.[c]] as const,
  );
  return tabulate(rows, {
    group: ({ group }) => group,
    block: ({ block }) => block,
    'mean s': ({ summary }) => summary?.mean,
    'first decile of s': ({ summary }) => summary?.low,
    'last decile of s': ({ summary }) => summary?.high,
    ...Object.fromEntries(columns),
  });
}
