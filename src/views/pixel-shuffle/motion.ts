import { cubicInOut } from 'svelte/easing';
import { outputCell, sourceCell } from './cells.ts';
import type { Place, Square, StageLayout } from './geometry.ts';
import { stripMapOf } from './strip.ts';

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
