/** Whose channels are shown. */
export type Extent = 'block' | 'group';

/** Over which pictures: the one on the page, or the set of the test cards and the reader's own. */
export type AtlasSource = 'shown' | 'set';

/** What the reader has set of the figure. */
export interface AtlasSettings {
  readonly pictures: AtlasSource;
  readonly extent: Extent;
}
