import { gridOf, type Tile, type TileSpan } from './tile-grid.ts';

/** How `forward_chop` cuts; the defaults are the official ones. */
export interface ChopOptions {
  /** LR pixels that each half reaches beyond the middle. */
  readonly shave: number;
  /** Quarters of this many LR pixels or more are cut again. */
  readonly minSize: number;
}

export const officialChop: ChopOptions = { shave: 10, minSize: 160_000 };

/**
 * The tiles of `forward_chop` (RCAN_TestCode/code/model/__init__.py of the official code): both sides are halved,
 * each half reaches `shave` pixels beyond the middle, and of the overlap each half keeps its own side. Quarters of
 * `minSize` pixels or more are cut again in the same way; a small picture is still cut once. The official code fails on
 * sides shorter than 2 `shave` - 1, whose halves would be longer than the side; here such a side is not cut.
 */
export function chopGrid(width: number, height: number, options: ChopOptions = officialChop): Tile[] {
  const { shave, minSize } = options;
  let [w, h] = [width, height];
  let cuts = 0;
  let before: number;
  do {
    before = w * h;
    [w, h] = [halfLength(w, shave), halfLength(h, shave)];
    cuts++;
  } while (w * h >= minSize && w * h < before);
  return gridOf(halves(width, shave, cuts), halves(height, shave, cuts));
}

function halfLength(length: number, shave: number): number {
  return Math.min(length, Math.floor(length / 2) + shave);
}

/** One side halved `cuts` times over. */
function halves(length: number, shave: number, cuts: number): TileSpan[] {
  const size = halfLength(length, shave);
  const whole = { start: 0, end: length };
  if (cuts === 0 || size === length) return [{ padded: whole, core: whole }];
  const middle = Math.floor(length / 2);
  const spans = halves(size, shave, cuts - 1);
  const first = spans.map((span) => keep(span, 0, { start: 0, end: middle }));
  const second = spans.map((span) => keep(span, length - size, { start: middle, end: length }));
  return [...first, ...second].filter(({ core }) => core.start < core.end);
}

/** A span of a half, moved to the half's place; of what it contributes, the half keeps what lies in `own`. */
function keep({ padded, core }: TileSpan, by: number, own: { start: number; end: number }): TileSpan {
  return {
    padded: { start: padded.start + by, end: padded.end + by },
    core: { start: Math.max(core.start + by, own.start), end: Math.min(core.end + by, own.end) },
  };
}
