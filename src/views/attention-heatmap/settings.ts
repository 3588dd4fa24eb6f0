import type { AddedMeasure } from '../channel-points/added.ts';

/** How the heat map is set. */
export interface HeatmapSettings {
  /** Columns by the number of their channel, or by falling attention in the selected block, or by what it adds. */
  readonly sort: 'number' | 'block' | 'added';
  /** What colour stands for: attention, or what a channel adds to the output. */
  readonly colour: 'attention' | 'added';
  /** What is read of what a channel adds. */
  readonly added: AddedMeasure;
  /** What the ends of attention's colours stand for: 0 and 1, or the least and the most attention found. */
  readonly range: 'full' | 'found';
  /** Whether the selected block is also shown as numbers. */
  readonly numbers: boolean;
}
