import type { ScaleContinuousNumeric } from 'd3';

/** Where a plot draws, in px: the whole of it, and the edges of what lies between its axes. */
export interface PlotArea {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A labelled place on an axis, in px. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** About `count` round values of a scale. */
export function ticks(scale: ScaleContinuousNumeric<number, number>, count: number): Tick[] {
  const text = scale.tickFormat(count);
  return scale.ticks(count).map((value) => ({ at: scale(value), text: text(value) }));
}
