import { createContext } from 'svelte';
import { defaultCutoff, nearestCutoff } from '../../analysis/frequency-grid.ts';
import { defaultSpectrum, type SpectrumOptions } from '../../analysis/power-spectrum.ts';

/** How the frequency figures of the page measure: one cut-off, one window and one mean, so that they all agree. */
export class FrequencySettings {
  /** The window, and whether the mean is removed or kept. */
  options: SpectrumOptions = $state.raw(defaultSpectrum);
  #cutoff = $state(defaultCutoff);

  /** Where high frequency begins, in cycles per pixel of a map's own grid: one of `cutoffs`. */
  get cutoff(): number {
    return this.#cutoff;
  }

  /** Takes the nearest of `cutoffs`: a drag may go beyond the ends. */
  set cutoff(wanted: number) {
    this.#cutoff = nearestCutoff(wanted);
  }
}

export const [useFrequencySettings, provideFrequencySettings] = createContext<FrequencySettings>();
