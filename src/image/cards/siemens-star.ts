import type { Pixels } from '../pixels.ts';
import { coverage, indigo, ink, mix, moss, paint, paper, vermilion } from './paint.ts';

const SPOKES = 40;
const OUTER = 0.455;
const inks = [ink, vermilion, indigo, moss] as const;

/** The integral of a square wave of period 1 that is 1 in the first half of each. */
const ramp = (t: number): number => Math.floor(t) / 2 + Math.min(t - Math.floor(t), 0.5);

/**
 * Spokes that meet in the middle, a colour to each quarter (Siemens star): towards the centre they become finer than the
 * pixel grid can represent, and the radius where they merge measures the resolution in that direction.
 */
export function siemensStar(size: number): Pixels {
  return paint(size, 1, (x, y) => {
    const dx = x - 0.5;
    const dy = y - 0.5;
    const radius = Math.hypot(dx, dy);
    const turn = Math.atan2(dy, dx) / (2 * Math.PI) + 0.5;
    // The mean over one pixel of arc, exact for the wave along the circle.
    const half = Math.min((SPOKES * 0.5) / (2 * Math.PI * Math.max(radius * size, 0.01)), 40);
    // A quarter of a spoke on, so that the colours change in the middle of a gap.
    const phase = turn * SPOKES - 0.25;
    const dark = (ramp(phase + half) - ramp(phase - half)) / (2 * half);
    const inside = coverage((radius - OUTER) * size);
    const ring = coverage((Math.abs(radius - OUTER - 0.018) - 0.0035) * size);
    const colour = inks[Math.min(Math.floor(turn * 4), 3)]!;
    return mix(mix(paper, colour, dark * inside), ink, ring);
  });
}
