import { frequencyWords } from '../../views/frequency/words.ts';
import type { Locale } from '../../views/shared/look.ts';
import type { FrequencySettings } from './frequency-settings.svelte.ts';

/** How the page measures, in a sentence to stand behind a figure's sample. */
export function methodSentence(
  { cutoff, options }: Pick<FrequencySettings, 'cutoff' | 'options'>,
  locale: Locale,
  site: string,
): string {
  const words = frequencyWords[locale];
  return words.method(
    site,
    words.windows[options.window],
    words.means[options.mean],
    words.cutoffValue(cutoff),
  );
}
