import type { RcanConfig } from '../../model/config.ts';
import type { Part } from '../../model/contribution-parts.ts';
import type { Site } from '../../model/sites.ts';
import type { SiteRecord } from '../../trace/trace.ts';
import type { Answer } from '../../views/question/question.ts';
import type { KnownParts } from '../../session/run/contributions.svelte.ts';
import type { Shown } from '../../session/run/session-state.ts';
import type { Measure } from '../../session/measure/measurement.svelte.ts';
import type { FrequencySettings } from '../../session/measure/frequency-settings.svelte.ts';
import type { Spectra } from '../../session/measure/spectra.ts';

/** What an answer is computed from. */
export interface AnswerParts {
  readonly shown: Shown;
  readonly place: { readonly group: number; readonly block: number };
  readonly spectra: Spectra;
  readonly measuring: FrequencySettings;
}

/** How an answer is computed from the run on the page. */
export interface AnswerSource {
  /** The sites that have to be recorded for it. */
  readonly sites?: (config: RcanConfig, place: AnswerParts['place']) => readonly Site[];
  /** The parts of the output that have to be known for it; undefined where a network has too many of them. */
  readonly parts?: (config: RcanConfig) => readonly Part[] | undefined;
  /**
   * Undefined where this run has no such answer, as a picture without its original has no error.
   * @param known all the parts that were asked for, and no others
   */
  readonly measure: (
    parts: AnswerParts,
    record: (site: Site) => SiteRecord,
    known: KnownParts,
  ) => Measure<Answer> | undefined;
}

export const at =
  (answer: Answer): Measure<Answer> =>
  () =>
    Promise.resolve(answer);
export const number = (value: number): Measure<Answer> => at({ kind: 'number', value });
