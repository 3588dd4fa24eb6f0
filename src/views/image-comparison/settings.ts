import type { ErrorMeasure } from '../../analysis/error-map.ts';
import type { PictureName } from './picture-names.ts';
import type { Viewport } from './viewport.ts';

/** What errors are measured against: the true picture, or the output of an earlier run. */
export type ErrorReference = 'truth' | 'before';

/** How the comparison is set. */
export interface ComparisonSettings {
  /** Two pictures with a divider, or several beside each other. */
  readonly way: 'slider' | 'side';
  /** The two with the divider. */
  readonly left: PictureName;
  readonly right: PictureName;
  /** Share of the width that shows the left one, 0..1. */
  readonly divider: number;
  /** Those beside each other. */
  readonly pictures: readonly PictureName[];
  /** What is shown of all of them; undefined is everything. */
  readonly view: Viewport | undefined;
  /** Whether a picture pixel stays on one pixel of the screen. */
  readonly locked: boolean;
  /** Whether errors are shown in place of the pictures, against what, and what of. */
  readonly errors: boolean;
  readonly from: ErrorReference;
  readonly measure: ErrorMeasure;
}
