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

/**
 * The grid of the largest tiles of which `count` fit into a gallery, with `gap` between them; of the least width, and
 * higher than the gallery, where they cannot be smaller (CSS pixels).
 * @param heightOf the height of a tile of a width
 */
export function fittedGrid(
  count: number,
  room: { readonly width: number; readonly height: number },
  { gap, least, heightOf }: { readonly gap: number; readonly least: number; heightOf(width: number): number },
): TileGrid {
  const most = tileGrid(room.width, least, gap).columns;
  for (let columns = 1; columns < most; columns++) {
    const tileWidth = (room.width - (columns - 1) * gap) / columns;
    const rows = Math.ceil(count / columns);
    if (rows * (heightOf(tileWidth) + gap) - gap <= room.height) return { columns, tileWidth };
  }
  return tileGrid(room.width, least, gap);
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
