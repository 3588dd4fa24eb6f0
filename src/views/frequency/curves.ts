import { cutoffs } from '../../analysis/frequency-grid.ts';
import { radialPower, shareAbove, type SpectrumTable } from '../../analysis/spectrum-table.ts';
import type { RadialCurve } from './radial-layout.ts';

/** What is drawn of each ring: the mean is flat for white noise, the sum adds up to the energy. */
export type RingValue = 'mean' | 'sum';

/** Power as it is, or as a part of the curve's own energy, which shows the shape alone. */
export type CurveHeight = 'power' | 'part';

/**
 * The curve to draw of a table of one channel.
 * @param pixel width of a pixel of the table's grid, in pixels of the grid that the axis counts in
 */
export function drawnCurve(
  table: SpectrumTable,
  ring: RingValue,
  height: CurveHeight,
  pixel: number,
): RadialCurve {
  const radial = radialPower(table, 0);
  const whole = height === 'part' ? table.energy[0]! : 1;
  return {
    frequency: radial.frequency.map((frequency) => frequency / pixel),
    power: radial[ring].map((power) => (whole > 0 ? power / whole : 0)),
  };
}

/** The share above a cut-off that is given per pixel of a grid `pixel` times as fine as the table's own. */
export function shareOnGrid(table: SpectrumTable, cutoff: number, pixel: number): number {
  const own = cutoff * pixel;
  // Beyond the last cut-off lies at most the very corner.
  return own > cutoffs.at(-1)! ? 0 : shareAbove(table, 0, own);
}
