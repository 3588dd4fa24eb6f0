import type { SpectrumOptions } from '../../analysis/power-spectrum.ts';

/** How the frequency figures of a page measure, the same in all of them, and what a reader's change of it calls. */
export interface Frequency {
  /** Where high frequency begins: cycles per pixel of a map's own grid. */
  readonly cutoff: number;
  /** The window, and whether the mean is removed or kept. */
  readonly options: SpectrumOptions;
  readonly oncutoff: (cutoff: number) => void;
  readonly onoptions: (options: SpectrumOptions) => void;
}
