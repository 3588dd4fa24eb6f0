import type { Rectangle } from '../image/crop.ts';
import { shuffleFactors, type RcanConfig } from './config.ts';

/**
 * Side of an exact pass's tiles, in LR pixels. Halos add a sixteenth to the work of a block, and a tile of the
 * notebook's own networks takes a tenth of a second or less in wasm, so that a cancel does not wait. Larger ones
 * are not quicker.
 */
export const exactTileSide = 128;

/** One tile of a picture, in the picture's pixels. */
export interface Tile {
  /** What is read: the core with its halo, which ends where the picture does. */
  readonly padded: Rectangle;
  /** What the tile contributes. The cores of all tiles cover the picture once. */
  readonly core: Rectangle;
}

/** A stretch of one side of the picture, from `start` up to but not including `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What tiles do along one side. */
export interface TileSpan {
  readonly padded: Span;
  readonly core: Span;
}

/**
 * Tiles of equal size within a pixel, their cores at most `side` pixels wide and high, in rows from the top left.
 * A halo of n pixels is what n convolutions of 3x3 need; where it would leave the picture it is cut off, so that
 * the zero padding of each convolution lies where it lies without tiles.
 */
export function tileGrid(width: number, height: number, side: number, halo: number): Tile[] {
  return crossed(evenSpans(width, side, halo), evenSpans(height, side, halo));
}

/** The tiles of a grid whose columns and rows are given. */
export function crossed(columns: readonly TileSpan[], rows: readonly TileSpan[]): Tile[] {
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
 * LR pixels of halo for the tail: one for the convolution that closes the body (the head's, computed again, lies
 * beside it), and one output pixel of each convolution at its own size.
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
