/** How the heat map is set. */
export interface HeatmapSettings {
  /** Columns by the number of their channel, or by falling attention in the selected block. */
  readonly sort: 'number' | 'block';
  /** What the ends of the colours stand for: 0 and 1, or the least and the most attention found. */
  readonly range: 'full' | 'found';
  /** Whether the selected block is also shown as numbers. */
  readonly numbers: boolean;
}
