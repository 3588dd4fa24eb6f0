import type { Extent } from '../../session/run/wish.ts';
import type { LinkedView } from './linked-view.ts';

/** The parts of a view that say how much of a picture is worked on; none of a part that nobody has moved. */
export function extentParts(extent: Extent): Pick<LinkedView, 'window' | 'whole'> {
  if (extent.kind === 'whole') return { whole: extent.tiling };
  return extent.window ? { window: extent.window } : {};
}

/** What `extentParts` wrote. An address may name both: then it is the whole picture. */
export function extentOf({ window, whole }: LinkedView): Extent | undefined {
  if (whole) return { kind: 'whole', tiling: whole };
  return window && { kind: 'part', window };
}
