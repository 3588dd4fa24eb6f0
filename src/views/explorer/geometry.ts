import type { Box } from '../shared/box.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The box between two, `t` of the way from the first to the second. */
export const between = (a: Box, b: Box, t: number): Box => ({
  x: a.x + (b.x - a.x) * t,
  y: a.y + (b.y - a.y) * t,
  width: a.width + (b.width - a.width) * t,
  height: a.height + (b.height - a.height) * t,
});

/** Where a box would be if `from`, in which or beside which it lies, were moved and stretched onto `to`. */
export function carried(box: Box, from: Box, to: Box): Box {
  const [across, down] = [to.width / (from.width || 1), to.height / (from.height || 1)];
  return {
    x: to.x + (box.x - from.x) * across,
    y: to.y + (box.y - from.y) * down,
    width: box.width * across,
    height: box.height * down,
  };
}

export const middle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

/** The largest box of these proportions (width by height) within another, in its middle. */
export function fitted(ratio: number, into: Box): Box {
  const width = Math.min(into.width, into.height * ratio);
  const height = width / ratio;
  return { x: into.x + (into.width - width) / 2, y: into.y + (into.height - height) / 2, width, height };
}

/** Equal boxes of these proportions in rows, as large as they can be in `into`, from its top left corner. */
export function tiled(count: number, ratio: number, into: Box, gap = 2): Box[] {
  let best = { columns: 1, width: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const across = (into.width - (columns - 1) * gap) / columns;
    const down = (into.height - (rows - 1) * gap) / rows;
    const width = Math.min(across, down * ratio);
    if (width > best.width) best = { columns, width };
  }
  const { columns, width } = best;
  const height = width / ratio;
  return Array.from({ length: count }, (_, i) => ({
    x: into.x + (i % columns) * (width + gap),
    y: into.y + Math.floor(i / columns) * (height + gap),
    width,
    height,
  }));
}
