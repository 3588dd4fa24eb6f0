import type { PlaneChange } from '../../analysis/plane-change.ts';
import type { SpectrumTable } from '../../analysis/spectrum-table.ts';

/** The map of one channel as it was recorded and as the reader has changed it; pairs hold both in this order. */
export interface ChangedChannel {
  readonly group: number;
  readonly block: number;
  readonly channel: number;
  readonly change: PlaneChange;
  readonly width: number;
  readonly height: number;
  readonly planes: readonly [Float32Array, Float32Array];
  /** Their spectra, tables of one channel. */
  readonly tables: readonly [SpectrumTable, SpectrumTable];
  /** Their means, in float64. */
  readonly means: readonly [number, number];
}
