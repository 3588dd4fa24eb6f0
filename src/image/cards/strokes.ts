/** A line that a pen follows: points x, y in the glyph's own units. */
export type Stroke = readonly (readonly [number, number])[];

const CURVE_STEPS = 10;

/**
 * Reads strokes from a path in a subset of SVG's notation: M, L and C with absolute coordinates. Curves become
 * short straight pieces.
 */
export function strokesOf(path: string): Stroke[] {
  const strokes: [number, number][][] = [];
  let stroke: [number, number][] = [];
  for (const [, command, numbers = ''] of path.matchAll(/([MLC])([^MLC]*)/g)) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = numbers.trim().split(/\s+/).map(Number);
    if (command === 'M') strokes.push((stroke = [[x1, y1]]));
    if (command === 'L') stroke.push([x1, y1]);
    if (command !== 'C') continue;
    const [x0, y0] = stroke.at(-1)!;
    for (let i = 1; i <= CURVE_STEPS; i++) {
      const t = i / CURVE_STEPS;
      const a = (1 - t) ** 3;
      const b = 3 * t * (1 - t) ** 2;
      const c = 3 * t ** 2 * (1 - t);
      const d = t ** 3;
      stroke.push([a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3]);
    }
  }
  return strokes;
}

/** A sheet that takes ink: how much of each pixel is covered, 0..1. */
export interface Sheet {
  readonly size: number;
  readonly covered: Float32Array;
}

/** Draws a stroke with a round pen. All lengths in pixels. */
export function draw({ size, covered }: Sheet, stroke: Stroke, penRadius: number): void {
  const reach = penRadius + 0.5;
  for (let i = 0; i < stroke.length - 1; i++) {
    const [ax, ay] = stroke[i]!;
    const [bx, by] = stroke[i + 1]!;
    const left = Math.max(Math.floor(Math.min(ax, bx) - reach), 0);
    const right = Math.min(Math.ceil(Math.max(ax, bx) + reach), size);
    const top = Math.max(Math.floor(Math.min(ay, by) - reach), 0);
    const bottom = Math.min(Math.ceil(Math.max(ay, by) + reach), size);
    const length2 = (bx - ax) ** 2 + (by - ay) ** 2;
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) {
        const px = x + 0.5 - ax;
        const py = y + 0.5 - ay;
        const t = Math.min(Math.max((px * (bx - ax) + py * (by - ay)) / length2, 0), 1);
        const distance = Math.hypot(px - t * (bx - ax), py - t * (by - ay));
        const at = y * size + x;
        covered[at] = Math.max(covered[at]!, Math.min(reach - distance, 1));
      }
    }
  }
}
