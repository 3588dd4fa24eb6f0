import type { FigureState } from '../../views/shared/figure-state.ts';
import type { Locale } from '../../views/shared/look.ts';
import { sentence } from '../../session/locale/errors.ts';
import type { Session } from '../../session/session.svelte.ts';
import type { MeasurementState } from '../../session/measure/measurement.svelte.ts';
import type { FrameWords } from './words.ts';

/** What a figure draws besides pictures. */
export interface FigureNeeds {
  /** Feature maps that have not been recorded. */
  readonly missing: boolean;
  readonly attention: boolean;
  /** What parts of the network add to the output. */
  readonly parts?: boolean;
}

/** How a figure stands. */
export function figureState(session: Session, words: FrameWords, needs: FigureNeeds): FigureState {
  const { activity } = session.tasks;
  const { shown } = session.run;
  const progress = activity.kind === 'running' ? activity.progress : undefined;
  const fraction = progress && { progress: progress.done / progress.total };
  if (!shown)
    return activity.kind === 'idle'
      ? session.report
        ? { kind: 'waiting', what: words.notRun }
        : { kind: 'failed', what: words.noEngine }
      : { kind: 'waiting', what: words.waitingForRun, ...fraction };
  if (activity.kind === 'running' && activity.purpose === 'output')
    return { kind: 'stale', what: words.older };
  if (session.edits.pending) return { kind: 'stale', what: words.beforeEdits };
  if (needs.attention && shown.tiling.kind === 'chop')
    return { kind: 'absent', what: words.attentionPerTile(shown.tiling.tiles) };
  if (needs.parts && shown.tiling.kind !== 'none') return { kind: 'absent', what: words.noPartsOfTiles };
  if (needs.missing && shown.wish.extent.kind === 'whole')
    return { kind: 'absent', what: words.noMapsOfWhole };
  if (needs.missing) return { kind: 'waiting', what: words.waitingForMaps, ...fraction };
  return { kind: 'ready' };
}

/** How a figure of measured numbers stands: `state` is that of the maps which they are measured on. */
export function measurementState(
  state: FigureState,
  { value, pending, progress, error }: MeasurementState,
  words: FrameWords,
  locale: Locale,
): FigureState {
  // The numbers of the maps before stay, and say of what they are, while the next maps are recorded.
  if (state.kind === 'waiting' && value !== undefined) return { kind: 'stale', what: state.what };
  if (state.kind !== 'ready') return state;
  if (error) return { kind: 'failed', what: sentence(error, locale) };
  if (value === undefined) return { kind: 'waiting', what: words.measuring, progress };
  return pending ? { kind: 'stale', what: words.measuring } : state;
}
