import type { RcanConfig } from '../../model/config.ts';
import { steps, type StepName } from './steps.ts';

/** What one step occupies, in CSS pixels from the left of the figure. */
export interface Part {
  readonly left: number;
  readonly width: number;
}

/** A contact sheet of C maps. */
export interface Sheet {
  readonly columns: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
}

/**
 * Where everything of the unfolded block lies. Channels are rows that run through all steps, so W_D is drawn
 * transposed: its columns are hidden units, and stand above the hidden vector as those of W_U do.
 */
export interface UnfoldedLayout {
  readonly width: number;
  readonly height: number;
  /** The steps that are on screen; all of them when there is room. */
  readonly parts: ReadonlyMap<StepName, Part>;
  readonly channels: number;
  readonly hidden: number;
  readonly rowsTop: number;
  readonly rowHeight: number;
  readonly rowsBottom: number;
  /** Width of one hidden unit's column in both matrices. */
  readonly cellWidth: number;
  readonly barWidth: number;
  /** Where in the `excite` part, to the right of W_U, its biases and its results stand. */
  readonly biasLeft: number;
  readonly logitsLeft: number;
  /** Upper edges of the three lines under W_D: bias, sum, and the hidden vector. */
  readonly biasTop: number;
  readonly sumTop: number;
  readonly hiddenTop: number;
  readonly lineHeight: number;
  readonly sheet: Sheet;
}

export const tileGap = 2;
const rowsTop = 46;
const lineHeight = 16;
/** Of numbers of channels, and signs of edits between them and the bars; of signs right of the bars of s. */
const labels = 42;
const signRoom = 16;
/** From this width on all steps are side by side. */
const leastForAll = 720;
/** Rows are as high as there is room, within these. */
const row = { least: 4, most: 22 };

/** What a narrow window shows of each step: the step itself and, where it fits, what it is computed from. */
const narrowParts: Readonly<Record<StepName, readonly StepName[]>> = {
  maps: ['maps'],
  pool: ['maps', 'pool'],
  squeeze: ['pool', 'squeeze'],
  excite: ['excite'],
  gate: ['excite', 'gate'],
  rescale: ['gate', 'rescale'],
};

/**
 * Lays the block out.
 * @param available width and height, in pixels
 * @param aspect the maps' height over their width
 * @param step the current one
 */
export function unfoldedLayout(
  config: RcanConfig,
  available: { readonly width: number; readonly height: number },
  aspect: number,
  step: StepName,
): UnfoldedLayout {
  const channels = config.features;
  const hidden = Math.max(1, Math.floor(channels / config.reduction));
  const wide = available.width >= leastForAll;
  const gap = 24;
  const barWidth = wide ? 60 : 72;
  const cellWidth = Math.max(7, Math.min(24, Math.floor((wide ? 92 : 104) / hidden)));
  const foot = 8 + 3 * lineHeight + 6 + 12 + 4;
  const rowHeight = Math.max(
    row.least,
    Math.min(row.most, Math.floor((available.height - rowsTop - foot) / channels)),
  );
  const rowsBottom = rowsTop + channels * rowHeight;
  const matrix = hidden * cellWidth;
  const widths: Record<StepName, number> = {
    maps: 0,
    pool: labels + barWidth,
    squeeze: matrix,
    excite: matrix + 6 + cellWidth + 12 + barWidth,
    gate: barWidth + signRoom,
    rescale: 0,
  };
  const shown = wide ? steps : narrowParts[step];
  const sheets = shown.filter((name) => widths[name] === 0).length;
  const fixed = shown.reduce((sum, name) => sum + widths[name], 0) + (shown.length - 1) * gap;
  const sheetWidth = Math.min(360, Math.floor((available.width - fixed) / Math.max(1, sheets)));
  const sheet = sheetOf(channels, sheetWidth, rowsBottom - rowsTop, aspect);

  const parts = new Map<StepName, Part>();
  let left = 0;
  for (const name of shown) {
    const width = widths[name] || sheet.columns * (sheet.tileWidth + tileGap) - tileGap;
    parts.set(name, { left, width });
    left += width + gap;
  }
  const biasLeft = (parts.get('excite')?.left ?? 0) + matrix + 6;
  const biasTop = rowsBottom + 8;
  const sumTop = biasTop + lineHeight + 6;
  const hiddenTop = sumTop + lineHeight + 12;
  return {
    width: left - gap,
    height: rowsBottom + foot,
    parts,
    channels,
    hidden,
    rowsTop,
    rowHeight,
    rowsBottom,
    cellWidth,
    barWidth,
    biasLeft,
    logitsLeft: biasLeft + cellWidth + 12,
    biasTop,
    sumTop,
    hiddenTop,
    lineHeight,
    sheet,
  };
}

/** The number of columns that makes the tiles largest when `count` maps are to fit into width x height. */
function sheetOf(count: number, width: number, height: number, aspect: number): Sheet {
  let best: Sheet = { columns: count, tileWidth: 8, tileHeight: Math.max(4, Math.round(8 * aspect)) };
  for (let columns = 1; columns <= count; columns++) {
    const across = (width + tileGap) / columns - tileGap;
    const down = (height + tileGap) / Math.ceil(count / columns) - tileGap;
    const tileWidth = Math.floor(Math.min(across, down / aspect));
    const tileHeight = Math.floor(tileWidth * aspect);
    if (tileWidth > best.tileWidth && tileHeight > 0) best = { columns, tileWidth, tileHeight };
  }
  return best;
}

/** The middle of a channel's row. */
export function rowMiddle(layout: UnfoldedLayout, channel: number): number {
  return layout.rowsTop + (channel + 0.5) * layout.rowHeight;
}

/** The channel whose row a height falls into, the nearest one beyond the ends. */
export function channelAt(layout: UnfoldedLayout, y: number): number {
  const channel = Math.floor((y - layout.rowsTop) / layout.rowHeight);
  return Math.max(0, Math.min(layout.channels - 1, channel));
}

/** The upper left corner of a channel's tile in a contact sheet, from the sheet's own corner. */
export function tileCorner(
  { sheet }: UnfoldedLayout,
  channel: number,
): { readonly x: number; readonly y: number } {
  const { columns, tileWidth, tileHeight } = sheet;
  return {
    x: (channel % columns) * (tileWidth + tileGap),
    y: Math.floor(channel / columns) * (tileHeight + tileGap),
  };
}

/** What the pointer or the keyboard is at. */
export interface Pointed {
  readonly step: StepName;
  readonly channel?: number;
  /** A hidden unit. */
  readonly unit?: number;
}

/** What lies at a distance from the left edge: the step, and in the matrices the hidden unit. */
export function stepAt(layout: UnfoldedLayout, x: number): Pointed | undefined {
  for (const [step, { left, width }] of layout.parts) {
    if (x < left || x >= left + width) continue;
    const unit = Math.floor((x - left) / layout.cellWidth);
    const matrix = step === 'squeeze' || step === 'excite';
    return matrix && unit < layout.hidden ? { step, unit } : { step };
  }
  return undefined;
}
