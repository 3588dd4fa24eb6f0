import { cubicInOut } from 'svelte/easing';
import type { ShuffleShape } from '../../analysis/pixel-shuffle.ts';
import { channelOf, phaseOf } from '../../model/channel-order.ts';

/** A square cell on the stage, in CSS pixels. */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One value of the chosen feature channel: phase (i, j), row y and column x of its map. */
export interface Place {
  readonly i: number;
  readonly j: number;
  readonly y: number;
  readonly x: number;
}

/**
 * Where everything is: the strip of all C r^2 maps on top, below it the r x r maps of one feature channel
 * (source) and the output, which has room for the r x r cells of every pixel set apart.
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
const mapGap = 12;
const thumbGap = 2;
const featureGap = { x: 10, y: 6 };
/** Space between the cells of two pixels while they are set apart, as a share of a cell. */
const apart = 0.35;
const largestCell = 46;
const largestBench = 380;
const columnGap = 48;
const thumbCells = [14, 11, 8, 6, 5, 4, 3, 2.5, 2, 1.5, 1, 0.75, 0.5];

const featureWidth = ({ factor: r, width: w }: ShuffleShape, cell: number): number =>
  r * r * (w * cell + thumbGap) - thumbGap;

function stripLayout(shape: ShuffleShape, x: number, width: number): StageLayout['strip'] {
  const measure = (cell: number): StageLayout['strip'] => {
    const perRow = Math.max(
      1,
      Math.floor((width + featureGap.x) / (featureWidth(shape, cell) + featureGap.x)),
    );
    const columns = Math.min(perRow, shape.features);
    const rows = Math.ceil(shape.features / perRow);
    const box = {
      x,
      y: headingHeight,
      width: columns * (featureWidth(shape, cell) + featureGap.x) - featureGap.x,
      height: rows * (shape.height * cell + featureGap.y) - featureGap.y,
    };
    return { box, cell, perRow };
  };
  const fits = ({ box }: StageLayout['strip']): boolean => box.width <= width && box.height <= 112;
  const sizes = thumbCells.map(measure);
  return sizes.find(fits) ?? measure(thumbCells.at(-1) ?? 1);
}

/**
 * Lays the stage out for a width in CSS pixels: source and output side by side where there is room, else one
 * below the other. `aside` is kept free at the upper left (for the picture in which the window is moved).
 */
export function stageLayout(
  shape: ShuffleShape,
  width: number,
  aside?: { width: number; height: number },
): StageLayout {
  const { factor: r, height: h, width: w } = shape;
  const indent = aside ? aside.width + 20 : 0;
  const strip = stripLayout(shape, indent, Math.max(1, width - indent));
  const benchTop = Math.max(strip.box.y + strip.box.height, aside?.height ?? 0) + 18;

  const beside = width >= 720;
  const column = beside ? (width - columnGap) / 2 : width;
  const across = Math.min((column - (r - 1) * mapGap) / (r * w), column / (r * w + apart * (w - 1)));
  const cell = Math.max(
    1,
    Math.floor(Math.min(largestCell, across, largestBench / (r * h + apart * (h - 1)))),
  );

  const source = {
    x: 0,
    y: benchTop + headingHeight,
    width: r * w * cell + (r - 1) * mapGap,
    height: r * (h * cell + nameHeight) + (r - 1) * (mapGap / 2),
  };
  const output = {
    x: beside ? column + columnGap : 0,
    y: beside ? source.y + nameHeight : source.y + source.height + 18 + headingHeight,
    width: (r * w + apart * (w - 1)) * cell,
    height: (r * h + apart * (h - 1)) * cell,
  };
  return {
    shape,
    width,
    height: Math.max(source.y + source.height, output.y + output.height) + 2,
    strip,
    source: { box: source, cell },
    output: { box: output, cell },
  };
}

/** The small map k in the strip. */
export function stripMap({ shape, strip }: StageLayout, map: number): Box {
  const { factor: r, height: h, width: w } = shape;
  const feature = Math.floor(map / (r * r));
  const column = feature % strip.perRow;
  const row = Math.floor(feature / strip.perRow);
  return {
    x:
      strip.box.x +
      column * (featureWidth(shape, strip.cell) + featureGap.x) +
      (map % (r * r)) * (w * strip.cell + thumbGap),
    y: strip.box.y + row * (h * strip.cell + featureGap.y),
    width: w * strip.cell,
    height: h * strip.cell,
  };
}

/** The small map in the strip that holds phase (i, j) of a feature channel. */
export function stripMapOf(layout: StageLayout, feature: number, i: number, j: number): Box {
  const { shape } = layout;
  return stripMap(layout, channelOf(shape.order, shape, { feature, i, j }));
}

/** Where in the strip a feature channel's maps are: together, or one by one where the order scatters them. */
export function stripFeature(layout: StageLayout, feature: number): Box[] {
  const { factor: r, order } = layout.shape;
  if (order === 'torch')
    return [{ ...stripMapOf(layout, feature, 0, 0), width: featureWidth(layout.shape, layout.strip.cell) }];
  return Array.from({ length: r * r }, (_, q) => stripMapOf(layout, feature, Math.floor(q / r), q % r));
}

/** The feature channel of the small map nearest to a point of the strip, if there is one. */
export function featureAt(layout: StageLayout, x: number, y: number): number | undefined {
  const { shape } = layout;
  for (let map = 0; map < shape.features * shape.factor ** 2; map++) {
    const box = stripMap(layout, map);
    const inX = x >= box.x - featureGap.x / 2 && x < box.x + box.width + featureGap.x / 2;
    if (inX && y >= box.y - featureGap.y / 2 && y < box.y + box.height + featureGap.y / 2)
      return phaseOf(shape.order, shape, map).feature;
  }
  return undefined;
}

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

/**
 * How far the values of phase `index` of `count` have flown when a move is at `t` in 0..1: the phases leave
 * one after the other, and at 0 and 1 all are at rest.
 */
export function phaseProgress(t: number, index: number, count: number): number {
  const flight = count > 1 ? 0.4 : 1;
  const start = count > 1 ? (index / (count - 1)) * (1 - flight) : 0;
  return cubicInOut(Math.min(1, Math.max(0, (t - start) / flight)));
}

/** How far the pixels of the output stand apart at `progress` in 0..3 (steps 0 to 3). */
export function openness(progress: number): number {
  return 1 - cubicInOut(Math.min(1, Math.max(0, progress - 2)));
}

const between = (a: Square, b: Square, t: number): Square => ({
  x: a.x * (1 - t) + b.x * t,
  y: a.y * (1 - t) + b.y * t,
  size: a.size * (1 - t) + b.size * t,
});

/**
 * Where the moving copy of a value of `feature` is at `progress` in 0..3: from the strip to its source map (0
 * to 1), from there into its phase (1 to 2), then the pixels close up (2 to 3).
 */
export function movingCell(layout: StageLayout, feature: number, place: Place, progress: number): Square {
  const r = layout.shape.factor;
  const phase = place.i * r + place.j;
  if (progress < 1) {
    const box = stripMapOf(layout, feature, place.i, place.j);
    const size = layout.strip.cell;
    const start = { x: box.x + place.x * size, y: box.y + place.y * size, size };
    return between(start, sourceCell(layout, place), cubicInOut(Math.max(0, progress)));
  }
  const t = phaseProgress(progress - 1, phase, r * r);
  return between(sourceCell(layout, place), outputCell(layout, place, openness(progress)), t);
}
