import type { CostKind } from '../../analysis/channel-cost.ts';

/** Whose channels are muted. */
export type SweepExtent = 'block' | 'group' | 'all';

/** What of a channel its cost is held against. */
export type Against = 'attention' | 'share';

/** What the reader has set of the figure. */
export interface CostSettings {
  readonly extent: SweepExtent;
  /** What channels are ranked by. */
  readonly by: CostKind;
  readonly against: Against;
}
