import type { FigureState } from '../views/shared/figure-state.ts';
import type { NotebookWords } from './locale/words.ts';
import type { Session } from './session.svelte.ts';

/** How a figure stands: `missing` when what it draws has not been recorded. */
export function figureState(session: Session, words: NotebookWords, missing = false): FigureState {
  const { activity, shown } = session;
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
  if (missing) return { kind: 'waiting', what: words.waitingForMaps, ...fraction };
  return { kind: 'ready' };
}
