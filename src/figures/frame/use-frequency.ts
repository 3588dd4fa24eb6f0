import { useFrequencySettings } from '../../session/measure/frequency-settings.svelte.ts';
import type { Frequency } from '../../views/frequency/frequency.ts';

/** The page's cut-off, window and mean as a figure shows and sets them. Called while a component is set up. */
export function useFrequency(): Frequency {
  const settings = useFrequencySettings();
  return {
    get cutoff() {
      return settings.cutoff;
    },
    get options() {
      return settings.options;
    },
    oncutoff: (cutoff) => (settings.cutoff = cutoff),
    onoptions: (options) => (settings.options = options),
  };
}
