import { arrowStep } from './keys.ts';

/** A place in a map: column x, row y. */
export interface Cell {
  readonly x: number;
  readonly y: number;
}

/** Where an arrow key takes a crosshair in a width x height map; it stops at the edges. Undefined for any other key. */
export function moveCell(
  event: KeyboardEvent,
  cell: Cell,
  width: number,
  height: number,
  by = 1,
): Cell | undefined {
  const step = arrowStep(event);
  if (!step) return undefined;
  const clamp = (value: number, size: number): number => Math.min(size - 1, Math.max(0, value));
  return { x: clamp(cell.x + by * step[0], width), y: clamp(cell.y + by * step[1], height) };
}
