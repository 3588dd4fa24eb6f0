import { lrGridEnd, nearestCutoff } from '../../analysis/frequency-grid.ts';
import type { Scale } from '../../model/config.ts';
import type { Frequency } from '../../views/frequency/frequency.ts';

/**
 * Where high frequency begins in pictures of the output's size, unless the reader has set it: with 1 / (2 scale) cycles per
 * pixel, which the LR grid cannot hold. Window and mean are the page's.
 * @param set what the reader has set; undefined for the LR grid's end
 */
export function outputFrequency(
  page: Frequency,
  scale: Scale | undefined,
  set: number | undefined,
  onset: (cutoff: number | undefined) => void,
): Frequency {
  const ofGrid = lrGridEnd(scale ?? 2);
  return {
    cutoff: set ?? ofGrid,
    options: page.options,
    oncutoff: (wanted) => {
      const cutoff = nearestCutoff(wanted);
      onset(cutoff === ofGrid ? undefined : cutoff);
    },
    onoptions: page.onoptions,
  };
}
