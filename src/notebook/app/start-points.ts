import type { BackendName } from '../../engine/protocol.ts';

/** Points in time between navigation and the first output. */
export type StartPoint =
  'mounted' | 'picture ready' | `trying ${BackendName}` | 'engine ready' | 'network loaded' | 'output shown';

/** Sets a User Timing mark when a point is first reached, for the bench and the browser's performance tools. */
export function markStart(point: StartPoint): void {
  if (performance.getEntriesByName(point, 'mark').length === 0) performance.mark(point);
}
