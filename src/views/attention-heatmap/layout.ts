import type { RcanConfig } from '../../model/config.ts';

/** Where everything of the heat map lies, in CSS pixels; cells are whole pixels so that all are the same size. */
export interface HeatmapLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly cellWidth: number;
  readonly rowHeight: number;
  readonly groupGap: number;
  readonly groups: number;
  readonly blocks: number;
  readonly channels: number;
  /** The matrix alone. */
  readonly matrixWidth: number;
  readonly matrixHeight: number;
  /** The column of means and spreads at the right. */
  readonly marginLeft: number;
  readonly marginWidth: number;
}

const top = 22;
const bottom = 4;
const groupGap = 8;
/** Rows are as high as there is room, within these. */
const row = { least: 3, most: 24 };

/** Lays out a matrix of groups x blocks rows and `features` columns in so many pixels of width and height. */
export function heatmapLayout(
  config: RcanConfig,
  { width: available, height }: { readonly width: number; readonly height: number },
): HeatmapLayout {
  const { groups, blocks, features: channels } = config;
  const narrow = available < 560;
  const left = narrow ? 56 : 92;
  const marginWidth = narrow ? 60 : 140;
  const between = narrow ? 10 : 20;
  const room = available - left - between - marginWidth - 8;
  const cellWidth = Math.max(3, Math.min(28, Math.floor(room / channels)));
  const rows = groups * blocks;
  const matrixRoom = height - top - bottom - (groups - 1) * groupGap;
  const rowHeight = Math.max(row.least, Math.min(row.most, Math.floor(matrixRoom / rows)));
  const matrixWidth = cellWidth * channels;
  const matrixHeight = rows * rowHeight + (groups - 1) * groupGap;
  const marginLeft = left + matrixWidth + between;
  return {
    width: marginLeft + marginWidth + 8,
    height: top + matrixHeight + bottom,
    left,
    top,
    cellWidth,
    rowHeight,
    groupGap,
    groups,
    blocks,
    channels,
    matrixWidth,
    matrixHeight,
    marginLeft,
    marginWidth,
  };
}

/** The upper edge of a row. */
export function rowTop(layout: HeatmapLayout, row: number): number {
  const group = Math.floor(row / layout.blocks);
  return layout.top + row * layout.rowHeight + group * layout.groupGap;
}

/** The left edge of a column. */
export function columnLeft(layout: HeatmapLayout, column: number): number {
  return layout.left + column * layout.cellWidth;
}

/** A cell by its place; its channel depends on the order of the columns. */
export interface HeatmapCell {
  readonly row: number;
  readonly column: number;
}

/** The cell under a point of the figure; absent beside the matrix and in the gaps between groups. */
export function cellAt(layout: HeatmapLayout, x: number, y: number): HeatmapCell | undefined {
  const column = Math.floor((x - layout.left) / layout.cellWidth);
  if (column < 0 || column >= layout.channels) return undefined;
  const pitch = layout.blocks * layout.rowHeight + layout.groupGap;
  const group = Math.floor((y - layout.top) / pitch);
  const block = Math.floor((y - layout.top - group * pitch) / layout.rowHeight);
  if (group < 0 || group >= layout.groups || block >= layout.blocks) return undefined;
  return { row: group * layout.blocks + block, column };
}
