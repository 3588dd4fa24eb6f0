import { roundedPath } from '../architecture-map/graph.ts';
import type { Box } from '../shared/box.ts';
import type { SceneEdge, SceneText } from './scene.ts';
import type { Unit } from './unit-row.ts';

/** Below each row its numbers stand. */
const numbers = 17;
const between = 8;

/** Boxes in rows, read as lines of text are: where a column would have no room for them. */
export function gridBoxes(count: number, into: Box): Box[] {
  const columns = Math.min(count, into.height < (count / 5) * (numbers + 12) ? 7 : 5);
  const rows = Math.ceil(count / columns);
  const width = (into.width - (columns - 1) * between) / columns;
  const height = Math.max(4, into.height / rows - numbers);
  return Array.from({ length: count }, (_, i) => ({
    x: into.x + (i % columns) * (width + between),
    y: into.y + Math.floor(i / columns) * (height + numbers),
    width,
    height,
  }));
}

/** The signal through them: along each row, and back to the beginning of the next. */
export function gridTrunk(boxes: readonly Box[]): SceneEdge[] {
  return boxes.slice(1).map((box, i) => {
    const from = boxes[i]!;
    const [right, mid, next] = [from.x + from.width, from.y + from.height / 2, box.y + box.height / 2];
    if (box.y === from.y) return { branch: 'trunk', path: `M${right},${mid}H${box.x}` };
    const turn = from.y + from.height + 2;
    const corners = [
      { x: right, y: mid },
      { x: right + 5, y: mid },
      { x: right + 5, y: turn },
      { x: box.x - 5, y: turn },
      { x: box.x - 5, y: next },
      { x: box.x, y: next },
    ];
    return { branch: 'trunk', path: roundedPath(corners, 2) };
  });
}

export const gridNames = (units: readonly Unit[]): SceneText[] =>
  units.map(({ box, index }) => ({
    x: box.x + box.width / 2,
    y: box.y + box.height + 14,
    text: String(index),
    anchor: 'middle',
    quiet: true,
  }));
