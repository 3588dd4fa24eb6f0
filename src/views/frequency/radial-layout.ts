import { bisector, line, scaleLinear, scaleLog, type ScaleLinear, type ScaleLogarithmic } from 'd3';
import { cutoffs } from '../../analysis/frequency-grid.ts';
import type { PlotArea } from '../shared/plot.ts';

/** One radial curve: an energy at each frequency. */
export interface RadialCurve {
  readonly frequency: Float64Array;
  readonly power: Float64Array;
}

export interface RadialLayout extends PlotArea {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLogarithmic<number, number>;
}

/** Below this part of the largest power nothing is drawn: frequency 0 without its mean is some rounding above 0. */
const depth = 1e-7;

/** Whole powers of ten around all curves; a single decade where there is nothing to show. */
export function powerDomain(curves: readonly RadialCurve[]): [number, number] {
  const largest = Math.max(0, ...curves.flatMap(({ power }) => [...power].filter(Number.isFinite)));
  if (largest === 0) return [0.1, 1];
  const drawn = curves.flatMap(({ power }) => [...power].filter((value) => value >= largest * depth));
  const low = 10 ** Math.floor(Math.log10(Math.min(...drawn)));
  return [low, Math.max(low * 10, 10 ** Math.ceil(Math.log10(largest)))];
}

/**
 * Scales for curves in an area of width x height px. The frequency axis ends at the last cut-off.
 * @param room px right of the axis for what stands beside the curves
 * @param rem px of 1 rem, in which labels are set
 */
export function radialLayout(
  curves: readonly RadialCurve[],
  width: number,
  height: number,
  room = 16,
  rem = 16,
): RadialLayout {
  const [left, right, top, bottom] = [3 * rem, width - room, 2 * rem, height - 2.75 * rem];
  const x = scaleLinear([0, cutoffs.at(-1) ?? 0.7], [left, right]);
  return { width, height, x, y: scaleLog(powerDomain(curves), [bottom, top]), left, right, top, bottom };
}

/** The path of a curve; where there is no power, or too little to draw, it is broken. */
export function radialPath({ frequency, power }: RadialCurve, { x, y }: RadialLayout): string {
  const [least] = y.domain();
  const draw = line<number>(
    (ring) => x(frequency[ring]!),
    (ring) => y(power[ring]!),
  ).defined((ring) => power[ring]! >= least! && frequency[ring]! <= x.domain()[1]!);
  return draw(Array.from(frequency.keys())) ?? '';
}

/** Rings at which a curve bears its symbol: evenly spaced along the axis, each curve's a little after the last one's. */
export function symbolRings(
  { frequency, power }: RadialCurve,
  layout: RadialLayout,
  place: number,
  of: number,
): number[] {
  const spacing = 90;
  const rings: number[] = [];
  for (let at = layout.left + (spacing * (place + 0.5)) / of; at < layout.right; at += spacing) {
    const ring = nearestRing(frequency, layout.x.invert(at));
    const inside = Math.abs(layout.x(frequency[ring]!) - at) < spacing / 2;
    if (inside && power[ring]! >= layout.y.domain()[0]!) rings.push(ring);
  }
  return rings;
}

/** The ring whose middle is nearest to a frequency. */
export function nearestRing(frequency: Float64Array, wanted: number): number {
  return bisector((value: number) => value).center(frequency, wanted);
}

/** Powers of ten to label, not closer than 1.3 rem, of which each has `rem` px. */
export function powerTicks({ y, top, bottom }: RadialLayout, rem = 16): number[] {
  const [low, high] = y.domain().map((value) => Math.round(Math.log10(value)));
  const step = Math.max(1, Math.ceil(((high! - low!) * 1.3 * rem) / (bottom - top)));
  return Array.from({ length: Math.floor((high! - low!) / step) + 1 }, (_, i) => 10 ** (low! + i * step));
}
