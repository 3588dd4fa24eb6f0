import type { Place } from './place.ts';

export const nodeDrawings = ['adds', 'map'] as const;

/** What its reader sets; group, block and channel are those of the page's selection. */
export interface ExplorerSettings extends Pick<Place, 'level' | 'convolution'> {
  /** What groups and blocks show: what they add to the output, or their map of the selected channel. */
  readonly nodes: (typeof nodeDrawings)[number];
  /** The pixel at which a convolution is summed, row and column; the middle where there is none. */
  readonly pixel: readonly [number, number] | undefined;
  /** The map whose nine products are shown. */
  readonly input: number;
  /** Which of them, row by row. */
  readonly tap: number;
}
