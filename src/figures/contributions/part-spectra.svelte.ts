import { partPlane } from '../../analysis/part-plane.ts';
import type { SpectrumOptions } from '../../analysis/power-spectrum.ts';
import type { SpectrumTable } from '../../analysis/spectrum-table.ts';
import type { FloatPixels } from '../../image/pixels.ts';
import { Measurement } from '../../session/measure/measurement.svelte.ts';
import type { Spectra } from '../../session/measure/spectra.ts';
import type { ShownSum } from './shown-sum.svelte.ts';

/** Spectra of what the shown parts add to the luma. Made while a component is set up, and ended with it. */
export class PartSpectra {
  /** By the parts' names. */
  readonly tables: ReadonlyMap<string, SpectrumTable> = $derived.by(() => this.#measured.value ?? new Map());
  readonly #measured: Measurement<ReadonlyMap<string, SpectrumTable>>;
  /** A part's picture is measured once, also when others come in. */
  readonly #known = new WeakMap<
    FloatPixels,
    { readonly of: SpectrumOptions; readonly table: SpectrumTable }
  >();

  constructor(sum: ShownSum, spectra: Spectra, options: () => SpectrumOptions) {
    this.#measured = new Measurement(() => {
      const [steps, spectrum] = [sum.steps, options()];
      if (!steps) return;
      return async ({ signal, onProgress }) => {
        const tables = new Map<string, SpectrumTable>();
        for (const { name, picture } of steps) {
          let known = this.#known.get(picture);
          if (known?.of !== spectrum) {
            const { table } = await spectra.plane(partPlane(picture), { spectrum, signal });
            this.#known.set(picture, (known = { of: spectrum, table }));
          }
          tables.set(name, known.table);
          onProgress(tables.size / steps.length);
        }
        return tables;
      };
    });
  }
}
