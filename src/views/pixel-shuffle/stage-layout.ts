import type { ShuffleShape } from '../../analysis/pixel-shuffle.ts';
import { apart, headingHeight, mapGap, nameHeight, type StageLayout } from './geometry.ts';
import { stripLayout } from './strip.ts';

const largestCell = 46;
const largestBench = 380;
const columnGap = 48;

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
