import { range } from 'd3';
import { addedValue, type AddedPoint } from '../channel-points/added.ts';
import { shareColumn } from '../shared/share-column.ts';
import { tabulate, type Table, type TableValue } from '../shared/table.ts';
import type { BlockRow } from './rows.ts';

/** What channels add to the output, as far as it is known. */
export interface KnownParts {
  readonly cutoff: number;
  pointsOf(place: BlockRow): readonly AddedPoint[] | undefined;
}

/** s of another run, and what that is called. */
export interface EarlierRows {
  readonly name: string;
  readonly rows: readonly BlockRow[];
}

/**
 * s of every channel, a block to a line, and how the block's channels are spread; empty where the run has not been. With
 * `parts` also what each channel adds, with `earlier` what s was in the run that the map is laid against.
 */
export function heatmapTable(
  rows: readonly BlockRow[],
  channels: number,
  parts?: KnownParts,
  earlier?: EarlierRows,
): Table {
  type Columns = Record<string, (row: BlockRow) => TableValue>;
  const each = (
    name: (channel: number) => string,
    value: (row: BlockRow, c: number) => TableValue,
  ): Columns => Object.fromEntries(range(channels).map((c) => [name(c), (row: BlockRow) => value(row, c)]));
  const added = (measure: 'energy' | 'high' | 'share') => (row: BlockRow, c: number) => {
    const point = parts?.pointsOf(row)?.[c];
    return point && addedValue(point, measure, 'with');
  };
  return tabulate(rows, {
    group: ({ group }) => group,
    block: ({ block }) => block,
    'mean s': ({ summary }) => summary?.mean,
    'first decile of s': ({ summary }) => summary?.low,
    'last decile of s': ({ summary }) => summary?.high,
    ...each(
      (c) => `s of channel ${c}`,
      ({ values }, c) => values?.[c],
    ),
    ...(earlier &&
      each(
        (c) => `s of channel ${c}, ${earlier.name}`,
        ({ group, block }, c) =>
          earlier.rows.find((row) => row.group === group && row.block === block)?.values?.[c],
      )),
    ...(parts && {
      ...each((c) => `root mean square added by channel ${c} (levels)`, added('energy')),
      ...each(
        (c) => `root mean square added above ${parts.cutoff} cycles/pixel by channel ${c} (levels)`,
        added('high'),
      ),
      ...each((c) => shareColumn(parts.cutoff, `added by channel ${c}:`), added('share')),
    }),
  });
}
