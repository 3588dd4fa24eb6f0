import { radialPower, type SpectrumTable } from '../../analysis/spectrum-table.ts';
import { shareColumn } from '../shared/share-column.ts';
import type { Table } from '../shared/table.ts';
import { keyOf, shareOnGrid, type MeasuredCurve } from './overlays.ts';

/** What a curve is called in a table: a channel that is kept by its place, 3.2.17. */
interface NamedCurve {
  readonly name: string;
  readonly table: SpectrumTable;
}

/**
 * The radial curves ring by ring, in cycles per pixel of each curve's own grid, and of each curve its energy and the
 * share of that above the cut-off. Powers are in the units of the maps squared, or of pictures in levels of 8 bits.
 */
export function radialTable(curves: readonly NamedCurve[], cutoff: number): Table {
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
    rows: curves.flatMap(({ name, table }) => {
      const { frequency, mean, sum } = radialPower(table, 0);
      const share = shareOnGrid(table, cutoff, 1);
      return Array.from(frequency, (at, ring) => [
        name,
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

export const spectrumTable = (curves: readonly MeasuredCurve[], cutoff: number): Table =>
  radialTable(
    curves.map(({ source, table }) => ({ name: keyOf(source), table })),
    cutoff,
  );
