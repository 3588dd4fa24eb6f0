/** A place in a map: column x, row y. */
export interface Cell {
  readonly x: number;
  readonly y: number;
}

const steps: Readonly<Record<string, Cell>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Where an arrow key takes a crosshair in a width x height map; it stops at the edges. */
export function moveCell(key: string, cell: Cell, width: number, height: number, by = 1): Cell | undefined {
  const step = steps[key];
  if (!step) return undefined;
  const clamp = (value: number, size: number): number => Math.min(size - 1, Math.max(0, value));
  return { x: clamp(cell.x + by * step.x, width), y: clamp(cell.y + by * step.y, height) };
}
