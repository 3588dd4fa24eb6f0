import type { Box } from '../shared/box.ts';
import type { ShuffleShape } from '../../analysis/pixel-shuffle.ts';

/** A square cell on the stage, in CSS pixels. */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** One value of the chosen feature channel: phase (i, j), row y and column x of its map. */
export interface Place {
  readonly i: number;
  readonly j: number;
  readonly y: number;
  readonly x: number;
}

/**
 * Where everything is: the strip of all C r^2 maps, the r x r maps of one feature channel (source) and the output, which has
 * room for the r x r cells of every pixel set apart.
 */
export interface StageLayout {
  readonly shape: ShuffleShape;
  readonly width: number;
  readonly height: number;
  /** `box` holds the maps in groups of r^2 as they are numbered, `perRow` groups in a row. */
  readonly strip: { readonly box: Box; readonly cell: number; readonly perRow: number };
  readonly source: { readonly box: Box; readonly cell: number };
  readonly output: { readonly box: Box; readonly cell: number };
}

/** Height of the heading above the strip, the source and the output. */
export const headingHeight = 26;
/** Height of the line above each source map that names it. */
export const nameHeight = 20;
/** Space between two source maps. */
export const mapGap = 12;
/** Space between the cells of two pixels while they are set apart, as a share of a cell. */
export const apart = 0.35;
