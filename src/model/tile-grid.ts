import type { Rectangle } from '../image/crop.ts';
import { shuffleFactors, type RcanConfig } from './config.ts';

/**
 * Side of an exact pass's tiles, in LR pixels. Halos then add a sixteenth to the work of a block, and a tile of the
 * shipped networks takes at most a tenth of a second on wasm, which bounds the delay of a cancel. Larger tiles are not
 * faster.
 */
export const exactTileSide = 128;

/** One tile of a picture, in the picture's pixels. */
export interface Tile {
  /** What is read: the core with its halo, which ends where the picture does. */
  readonly padded: Rectangle;
  /** What the tile contributes. The cores of all tiles cover the picture once. */
  readonly core: Rectangle;
}

/** An interval along one axis of the picture, `end` excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A tile's extent along one axis. */
export interface TileSpan {
  readonly padded: Span;
  readonly core: Span;
}

/**
 * Tiles of equal size within a pixel, their cores at most `side` pixels wide and high, in rows from the top left.
 * n consecutive 3x3 convolutions need a halo of n pixels; it ends at the picture's edge, so that each convolution pads
 * with zeros where it does without tiles.
 */
export function tileGrid(width: number, height: number, side: number, halo: number): Tile[] {
  return gridOf(evenSpans(width, side, halo), evenSpans(height, side, halo));
}

/** The tiles of a grid with these columns and rows. */
export function gridOf(columns: readonly TileSpan[], rows: readonly TileSpan[]): Tile[] {
  return rows.flatMap((row) =>
    columns.map((column) => ({
      padded: rectangle(column.padded, row.padded),
      core: rectangle(column.core, row.core),
    })),
  );
}

function evenSpans(length: number, side: number, halo: number): TileSpan[] {
  const count = Math.ceil(length / side);
  const edge = (i: number): number => Math.floor((i * length) / count);
  return Array.from({ length: count }, (_, i) => {
    const core = { start: edge(i), end: edge(i + 1) };
    return {
      core,
      padded: { start: Math.max(0, core.start - halo), end: Math.min(length, core.end + halo) },
    };
  });
}

function rectangle(column: Span, row: Span): Rectangle {
  return { x: column.start, y: row.start, width: column.end - column.start, height: row.end - row.start };
}

/**
 * Halo of the tail in LR pixels: one for the last convolution of the body (the head's, which is recomputed, is parallel to
 * it), and one pixel at its own resolution for each convolution of the tail.
 */
export function tailHalo({ scale }: RcanConfig): number {
  let size = 1;
  let halo = 1;
  for (const r of shuffleFactors(scale)) {
    halo += 1 / size;
    size *= r;
  }
  return Math.ceil(halo + 1 / size);
}

/** The core's place inside the padded tile, both enlarged by `factor`. */
export function coreInTile({ padded, core }: Tile, factor: number): Rectangle {
  return {
    x: (core.x - padded.x) * factor,
    y: (core.y - padded.y) * factor,
    width: core.width * factor,
    height: core.height * factor,
  };
}
