import { extent, scaleLinear, type ScaleLinear } from 'd3';
import type { SumScores } from './readings.ts';
import type { Step } from './steps.ts';

/** px between the plot and the edges of its drawing. */
const margin = { left: 8, right: 8, top: 22, bottom: 8 };

/** Where the curve of the scores is drawn, in px. */
export interface CurveLayout {
  readonly width: number;
  readonly height: number;
  readonly x: (at: number) => number;
  readonly y: ScaleLinear<number, number>;
  /** The slider's place under a place across, from 0 to `last`. */
  readonly placeAt: (x: number) => number;
}

/**
 * @param others values that are drawn too
 * @param last the last place of the slider
 */
export function curveLayout(
  { values, bicubic }: SumScores,
  others: readonly number[],
  last: number,
  width: number,
  height: number,
): CurveLayout {
  const [low = 0, high = 1] = extent(
    [...values, ...others, ...(bicubic === undefined ? [] : [bicubic])].filter(Number.isFinite),
  );
  const x = scaleLinear([0, last], [margin.left, width - margin.right]);
  const y = scaleLinear([low, high === low ? low + 1 : high], [height - margin.bottom, margin.top]);
  const placeAt = (at: number): number => Math.min(last, Math.max(0, Math.round(x.invert(at))));
  return { width, height, x, y, placeAt };
}

/** The curve through the scores of the steps up to `reached`. */
export function curvePath(
  steps: readonly Step[],
  values: readonly number[],
  { x, y }: CurveLayout,
  reached = steps.length - 1,
): string {
  const points = steps.slice(0, reached + 1).flatMap(({ at }, i) => {
    const value = values[i]!;
    return Number.isFinite(value) ? [`${x(at).toFixed(1)},${y(value).toFixed(1)}`] : [];
  });
  return points.length > 0 ? `M${points.join('L')}` : '';
}
