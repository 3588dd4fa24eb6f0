import type { AddedMeasure, FactorChoice } from '../channel-points/added.ts';

/** Whose channels are shown. */
export type Extent = 'block' | 'group';

/** Over which pictures: the one on the page, or the set of the test cards and the reader's own. */
export type AtlasSource = 'shown' | 'set';

/** What attention is held against: the share of the channel's map, or a measure of what it adds to the output. */
export type AtlasMeasure = 'map' | AddedMeasure;

/** What the reader has set of the figure. */
export interface AtlasSettings {
  readonly measure: AtlasMeasure;
  /** Of what it adds. */
  readonly factor: FactorChoice;
  /** Of its map. */
  readonly pictures: AtlasSource;
  readonly extent: Extent;
}
