import type { RcanConfig } from '../../model/config.ts';
import type { Selection } from '../shared/look.ts';
import { picked } from '../shared/picked.ts';

/** What the page's selection marks in the heat map: rows, a column, or the cell where both meet. */
export interface SelectedCells {
  /** The row of the selected block. */
  readonly row?: number;
  /** That row, or all rows of the selected group, as [first, number of rows]. */
  readonly rows?: readonly [number, number];
  readonly channel?: number;
}

/** The cells that a selection marks. */
export function selectedCells(config: RcanConfig, selection: Selection | undefined): SelectedCells {
  const { group, block, channel } = picked(config, selection);
  const column = channel === undefined ? {} : { channel };
  if (group === undefined) return column;
  const first = group * config.blocks;
  return block === undefined
    ? { ...column, rows: [first, config.blocks] }
    : { ...column, row: first + block, rows: [first + block, 1] };
}
