import { arrowStep, keyTarget } from './keys.ts';

/** How tiles of a gallery are set: as many columns as fit, all of one width. */
export interface TileGrid {
  readonly columns: number;
  readonly tileWidth: number;
}

/** The grid of tiles at least `least` wide with `gap` between them in a gallery `width` wide (CSS pixels). */
export function tileGrid(width: number, least: number, gap: number): TileGrid {
  const columns = Math.max(1, Math.floor((width + gap) / (least + gap)));
  return { columns, tileWidth: Math.max(0, (width - (columns - 1) * gap) / columns) };
}

/** The last tile of the row that `index` is in: what unfolds from a tile opens below that row. */
export function rowEnd(index: number, columns: number, count: number): number {
  return Math.min(count, (Math.floor(index / columns) + 1) * columns) - 1;
}

/** Where a key takes the focus among `count` tiles in `columns` columns; undefined for keys that do not move it. */
export function moveFocus(
  event: KeyboardEvent,
  index: number,
  columns: number,
  count: number,
): number | undefined {
  const step = arrowStep(event);
  const target = step ? index + step[0] + columns * step[1] : keyTarget(event, { Home: 0, End: count - 1 });
  if (target === undefined) return undefined;
  return target >= 0 && target < count ? target : index;
}
