import type { ShuffleShape } from '../../analysis/pixel-shuffle.ts';
import { apart, mapGap, nameHeight, type Place, type Square, type StageLayout } from './geometry.ts';
import type { Box } from '../shared/box.ts';

/** The large map of phase (i, j). */
export function sourceMap({ shape, source }: StageLayout, i: number, j: number): Box {
  const width = shape.width * source.cell;
  const height = shape.height * source.cell;
  return {
    x: source.box.x + j * (width + mapGap),
    y: source.box.y + i * (height + nameHeight + mapGap / 2) + nameHeight,
    width,
    height,
  };
}

export function sourceCell(layout: StageLayout, { i, j, y, x }: Place): Square {
  const box = sourceMap(layout, i, j);
  const size = layout.source.cell;
  return { x: box.x + x * size, y: box.y + y * size, size };
}

/** The output cell of a value; `open` in 0..1 says how far the pixels stand apart. */
export function outputCell({ shape, output }: StageLayout, { i, j, y, x }: Place, open: number): Square {
  const r = shape.factor;
  const size = output.cell;
  // Closing up goes towards the upper left, where the heading stands and the source maps begin.
  const gap = apart * size * open;
  return {
    x: output.box.x + (x * r + j) * size + x * gap,
    y: output.box.y + (y * r + i) * size + y * gap,
    size,
  };
}

/** The area the output takes up; it shrinks while the pixels close up. */
export function outputArea(layout: StageLayout, open: number): Box {
  const { factor: r, height, width } = layout.shape;
  const first = outputCell(layout, { i: 0, j: 0, y: 0, x: 0 }, open);
  const last = outputCell(layout, { i: r - 1, j: r - 1, y: height - 1, x: width - 1 }, open);
  return {
    x: first.x,
    y: first.y,
    width: last.x + last.size - first.x,
    height: last.y + last.size - first.y,
  };
}

/** The r x r cells of one input pixel in the output. */
export function outputPixel(layout: StageLayout, y: number, x: number, open: number): Box {
  const { x: left, y: top, size } = outputCell(layout, { i: 0, j: 0, y, x }, open);
  const side = layout.shape.factor * size;
  return { x: left, y: top, width: side, height: side };
}

const within = (px: number, py: number, { x, y, size }: Square): boolean =>
  px >= x && px < x + size && py >= y && py < y + size;

/** Row and column of a value in the output. */
export const pixelOf = ({ i, j, y, x }: Place, factor: number): readonly [number, number] => [
  y * factor + i,
  x * factor + j,
];

/** The value that the output has at a row and column. */
export const placeAt = ([row, column]: readonly [number, number], factor: number): Place => ({
  i: row % factor,
  j: column % factor,
  y: Math.floor(row / factor),
  x: Math.floor(column / factor),
});

/** All values of one feature channel: phases in order, rows, columns. */
export function places({ factor: r, height, width }: ShuffleShape): Place[] {
  const all: Place[] = [];
  for (let i = 0; i < r; i++)
    for (let j = 0; j < r; j++)
      for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) all.push({ i, j, y, x });
  return all;
}

/** The value whose source cell is at a point of the stage. */
export function sourceAt(layout: StageLayout, px: number, py: number): Place | undefined {
  return places(layout.shape).find((place) => within(px, py, sourceCell(layout, place)));
}

/** The value whose output cell is at a point of the stage. */
export function outputAt(layout: StageLayout, px: number, py: number, open: number): Place | undefined {
  return places(layout.shape).find((place) => within(px, py, outputCell(layout, place, open)));
}
