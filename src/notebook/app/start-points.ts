import type { BackendName } from '../../engine/protocol.ts';

/** Where a page stands on its way from the navigation to the first output. */
export type StartPoint =
  'mounted' | 'picture ready' | `trying ${BackendName}` | 'engine ready' | 'network loaded' | 'output shown';

/** Notes, for the bench and the browser's own tools, when the page first gets there: a mark of User Timing. */
export function markStart(point: StartPoint): void {
  if (performance.getEntriesByName(point, 'mark').length === 0) performance.mark(point);
}
