import type { Pixels } from '../pixels.ts';
import {
  coverage,
  indigo,
  ink,
  mix,
  moss,
  ochre,
  paint,
  paper,
  plum,
  shade,
  teal,
  vermilion,
  type Rgb,
} from './paint.ts';

const squares: readonly (readonly [outer: Rgb, inner: Rgb, degrees: number])[] = [
  [ink, paper, 5],
  [vermilion, ochre, 12],
  [indigo, teal, 20],
  [mix(paper, ink, 0.35), mix(paper, ink, 0.2), 28],
  [moss, mix(paper, moss, 0.25), 36],
  [plum, vermilion, 45],
  [ochre, ink, -30],
  [teal, paper, -18],
  [shade(indigo, 0.6), ochre, -8],
];

/** Distance to the edge of a square turned about its centre, negative inside. */
function toSquare(dx: number, dy: number, degrees: number, halfSide: number): number {
  const angle = (degrees * Math.PI) / 180;
  const u = Math.abs(dx * Math.cos(angle) + dy * Math.sin(angle)) - halfSide;
  const v = Math.abs(dy * Math.cos(angle) - dx * Math.sin(angle)) - halfSide;
  return Math.hypot(Math.max(u, 0), Math.max(v, 0)) + Math.min(Math.max(u, v), 0);
}

/**
 * Nine squares in squares, each turned by another angle and in another contrast. A slightly slanted edge passes
 * through every phase of the pixel grid: stairs and ringing along it tell how an edge is rebuilt.
 */
export function slantedEdges(size: number): Pixels {
  return paint(size, 1, (x, y) => {
    const column = Math.min(Math.floor(x * 3), 2);
    const row = Math.min(Math.floor(y * 3), 2);
    const [outer, inner, degrees] = squares[row * 3 + column]!;
    const dx = x - (column + 0.5) / 3;
    const dy = y - (row + 0.5) / 3;
    const frame = coverage(toSquare(dx, dy, degrees, 0.112) * size);
    const core = coverage(toSquare(dx, dy, -degrees, 0.055) * size);
    const dot = coverage((Math.hypot(dx, dy) - 0.02) * size);
    return mix(mix(mix(paper, outer, frame), inner, core), outer, dot);
  });
}
