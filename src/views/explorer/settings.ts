import type { Place } from './place.ts';

export const nodeDrawings = ['adds', 'map', 'energy'] as const;

/** Of two runs that are laid against each other: both beside each other, or one of them in the place of the other. */
export const twoViews = ['both', 'now', 'earlier'] as const;

/** What its reader sets; group, block and channel are those of the page's selection. */
export interface ExplorerSettings extends Pick<Place, 'level' | 'convolution'> {
  /** What groups and blocks show: what they add to the output, their map of the selected channel, or their maps' energy. */
  readonly nodes: (typeof nodeDrawings)[number];
  readonly two: (typeof twoViews)[number];
  /** The pixel at which a convolution is summed, row and column; the middle where there is none. */
  readonly pixel: readonly [number, number] | undefined;
  /** The map whose nine products are shown. */
  readonly input: number;
  /** Which of them, row by row. */
  readonly tap: number;
}
