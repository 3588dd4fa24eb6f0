/** What the sum is laid beside. */
export const comparisons = ['nothing', 'bicubic', 'output', 'truth'] as const;
export type Comparison = (typeof comparisons)[number];

/** In what order the parts are set out. */
export const partOrders = ['network', 'energy', 'high', 'gain'] as const;
export type PartOrder = (typeof partOrders)[number];

/** What the reader sets in the figure. */
export interface ContributionsSettings {
  /** How far the sum goes: steps from the long skip connection alone, 0, on; `all` to the end. */
  readonly upto: number | 'all';
  readonly beside: Comparison;
  /** Share of the width that shows the sum, 0..1. */
  readonly divider: number;
  readonly order: PartOrder;
  /** Whether all parts are amplified by the same factor, or each by its own. */
  readonly amplified: 'common' | 'own';
  /** Where high frequency begins, in cycles per pixel of the output; where the LR grid ends when it is undefined. */
  readonly cutoff: number | undefined;
  /** The part that is shown large, by its name. */
  readonly part: string | undefined;
  /** Parts that are left out of the sum, by their names. */
  readonly without: readonly string[];
}
