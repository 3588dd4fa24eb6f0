import { useMeasuring } from '../../session/measure/measuring.svelte.ts';
import type { Frequency } from '../../views/frequency/frequency.ts';

/** The page's cut-off, window and mean as a figure shows and sets them. Called while a component is set up. */
export function useFrequency(): Frequency {
  const measuring = useMeasuring();
  return {
    get cutoff() {
      return measuring.cutoff;
    },
    get options() {
      return measuring.options;
    },
    oncutoff: (cutoff) => (measuring.cutoff = cutoff),
    onoptions: (options) => (measuring.options = options),
  };
}
