import type { RcanConfig } from '../../model/config.ts';
import { layoutBlock } from './block-layout.ts';
import type { Graph } from './graph.ts';
import { layoutGroup, layoutOverview, type Shapes } from './layout.ts';

/** The network, one of its groups, and one of that group's blocks. */
export const levels = ['network', 'group', 'block'] as const;
export type Level = (typeof levels)[number];

/** Between two levels: the lines that lead from a unit to its inside, and a heading. */
export const bandHeight = 28;
/** Of groups and blocks that are drawn lower, channels are no longer told apart. */
const leastUnit = 40;
const tallestUnit = 160;

interface Place {
  readonly config: RcanConfig;
  readonly shapes: Shapes;
  readonly group: number;
  readonly block: number;
}

/** The three levels drawn in a room, in pixels: below each other where they fit, else each for itself. */
export interface DrawnLevels {
  readonly graphs: Readonly<Record<Level, Graph>>;
  readonly stacked: boolean;
}

/**
 * Draws the levels with groups and blocks as tall as there is room.
 * @param room width and height of the drawing, in pixels
 */
export function drawLevels(
  place: Place,
  room: { readonly width: number; readonly height: number },
): DrawnLevels {
  const heights = unitHeights(place.config.features);
  const least = heights.at(-1) ?? leastUnit;
  const graphsAt = (tall: number): Record<Level, Graph> => ({
    network: graphOf('network', place, room, tall),
    group: graphOf('group', place, room, tall),
    block: graphOf('block', place, room, tall),
  });
  for (const tall of heights) {
    const graphs = graphsAt(tall);
    const height = levels.reduce((sum, level) => sum + graphs[level].height, 2 * bandHeight);
    if (height <= room.height) return { graphs, stacked: true };
  }
  const alone = (level: Level): Graph =>
    heights.map((tall) => graphOf(level, place, room, tall)).find(({ height }) => height <= room.height) ??
    graphOf(level, place, room, least);
  return {
    graphs: { network: alone('network'), group: alone('group'), block: alone('block') },
    stacked: false,
  };
}

function graphOf(
  level: Level,
  { config, shapes, group, block }: Place,
  { width, height }: { readonly width: number; readonly height: number },
  tall: number,
): Graph {
  if (level === 'network') return layoutOverview(config, shapes, width, tall);
  if (level === 'group') return layoutGroup(config, shapes, group, width, tall);
  return layoutBlock(shapes, group, block, width, height);
}

/** Falling; a whole number of pixels per channel, where there are not too many channels. */
function unitHeights(channels: number): number[] {
  const step = channels > tallestUnit ? leastUnit : channels;
  const count = Math.floor(tallestUnit / step);
  const whole = Array.from({ length: count }, (_, i) => (count - i) * step);
  const least = whole.filter((height) => height >= leastUnit);
  return [...least, leastUnit];
}
