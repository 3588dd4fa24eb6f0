import { radialPower } from '../../analysis/spectrum-table.ts';
import { shareOnGrid } from '../frequency/curves.ts';
import { shareColumn } from '../shared/share-column.ts';
import type { Table } from '../shared/table.ts';
import { curveKey, type MeasuredCurve } from './overlays.ts';

/**
 * The radial curves ring by ring, in cycles per pixel of each curve's own grid, and of each curve its energy and the
 * share of that above the cut-off; a channel that is kept is called by its place, 3.2.17, and curves of the run that the
 * figure is laid against are earlier ones. Powers are in the units of the
 * maps squared, or of pictures in levels of 8 bits.
 */
export function spectrumTable(curves: readonly MeasuredCurve[], cutoff: number): Table {
  return {
    columns: [
      'curve',
      'frequency (cycles/pixel)',
      'frequencies in the ring',
      'power per frequency',
      'power of the ring',
      'energy of the curve',
      shareColumn(cutoff),
    ],
    rows: curves.flatMap((curve) => {
      const { table } = curve;
      const { frequency, mean, sum } = radialPower(table, 0);
      const share = shareOnGrid(table, cutoff, 1);
      return Array.from(frequency, (at, ring) => [
        curveKey(curve),
        at,
        table.count[ring],
        mean[ring],
        sum[ring],
        table.energy[0],
        share,
      ]);
    }),
  };
}
