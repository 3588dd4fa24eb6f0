import type { ShuffleShape } from '../../analysis/pixel-shuffle.ts';
import { apart, headingHeight, mapGap, nameHeight, type StageLayout } from './geometry.ts';
import type { Box } from '../shared/box.ts';
import { stripLayout } from './strip.ts';

const largestCell = 96;
const columnGap = 44;
/** Between what lies below one another. */
const rowGap = 16;

/** CSS pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Lays the stage out in a width and, as far as its cells can shrink, a height: the maps of one channel and the output side
 * by side where there is room, all maps to their left or above them, whichever makes the cells larger. `aside` is kept
 * free at the upper left (for the picture in which the window is moved).
 */
export function stageLayout(shape: ShuffleShape, room: Size, aside?: Size): StageLayout {
  const below = belowAllMaps(shape, room, aside);
  if (room.width < 960) return below;
  const right = rightOfAllMaps(shape, room, aside);
  return below.output.cell > right.output.cell ? below : right;
}

function belowAllMaps(shape: ShuffleShape, room: Size, aside: Size | undefined): StageLayout {
  const indent = aside ? aside.width + 20 : 0;
  const strip = stripLayout(shape, {
    x: indent,
    y: headingHeight,
    width: Math.max(1, room.width - indent),
    height: Math.min(112, room.height / 6),
  });
  const top = Math.max(strip.box.y + strip.box.height, aside?.height ?? 0) + rowGap;
  const rest = { x: 0, y: top, width: room.width, height: room.height - top };
  return room.width >= 640 ? beside(shape, strip, rest, room.width) : stacked(shape, strip, rest);
}

function rightOfAllMaps(shape: ShuffleShape, room: Size, aside: Size | undefined): StageLayout {
  const across = Math.min(260, room.width * 0.21);
  const y = (aside ? aside.height + 8 : 0) + headingHeight;
  const strip = stripLayout(shape, { x: 0, y, width: across, height: room.height - y });
  const x = across + columnGap;
  return beside(shape, strip, { x, y: 0, width: room.width - x, height: room.height }, room.width);
}

/** The maps of the channel and, to their right, the output. */
function beside(shape: ShuffleShape, strip: StageLayout['strip'], place: Box, width: number): StageLayout {
  const { factor: r } = shape;
  const [inCells, outCells] = cellsOf(shape);
  const across = (place.width - columnGap - (r - 1) * mapGap) / (inCells.across + outCells.across);
  const down = Math.min(
    (place.height - headingHeight - namesOf(r)) / inCells.down,
    (place.height - headingHeight - nameHeight) / outCells.down,
  );
  const cell = cellWithin(across, down);
  const source = sourceBox(shape, cell, place.x, place.y);
  const output = outputBox(shape, cell, source.x + source.width + columnGap, source.y + nameHeight);
  return staged(shape, width, strip, cell, source, output);
}

/** The output below the maps of the channel. */
function stacked(shape: ShuffleShape, strip: StageLayout['strip'], place: Box): StageLayout {
  const { factor: r } = shape;
  const [inCells, outCells] = cellsOf(shape);
  const across = Math.min((place.width - (r - 1) * mapGap) / inCells.across, place.width / outCells.across);
  const rest = place.height - 2 * headingHeight - rowGap - namesOf(r);
  const cell = cellWithin(across, rest / (inCells.down + outCells.down));
  const source = sourceBox(shape, cell, place.x, place.y);
  const output = outputBox(shape, cell, place.x, source.y + source.height + rowGap + headingHeight);
  return staged(shape, place.width, strip, cell, source, output);
}

/** How many cells the maps of the channel and the output, its pixels apart, are wide and high. */
function cellsOf({ factor: r, height: h, width: w }: ShuffleShape) {
  return [
    { across: r * w, down: r * h },
    { across: r * w + apart * (w - 1), down: r * h + apart * (h - 1) },
  ] as const;
}

/** What the names above the maps of a channel and the gaps between these take of the height. */
const namesOf = (r: number): number => r * nameHeight + (r - 1) * (mapGap / 2);

const cellWithin = (across: number, down: number): number =>
  Math.max(1, Math.floor(Math.min(largestCell, across, down)));

function sourceBox(shape: ShuffleShape, cell: number, x: number, top: number): Box {
  const { factor: r } = shape;
  const [{ across, down }] = cellsOf(shape);
  return {
    x,
    y: top + headingHeight,
    width: across * cell + (r - 1) * mapGap,
    height: down * cell + namesOf(r),
  };
}

function outputBox(shape: ShuffleShape, cell: number, x: number, y: number): Box {
  const [, { across, down }] = cellsOf(shape);
  return { x, y, width: across * cell, height: down * cell };
}

function staged(
  shape: ShuffleShape,
  width: number,
  strip: StageLayout['strip'],
  cell: number,
  source: Box,
  output: Box,
): StageLayout {
  const bottom = Math.max(...[strip.box, source, output].map((box) => box.y + box.height));
  return {
    shape,
    width,
    height: bottom + 2,
    strip,
    source: { box: source, cell },
    output: { box: output, cell },
  };
}
