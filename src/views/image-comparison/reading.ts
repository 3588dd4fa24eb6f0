import type { Score } from '../../analysis/metrics.ts';
import type { PictureName } from './picture-names.ts';

/** What one picture says: its colour at the pixel that is read, and what it scores. */
export interface Reading {
  readonly name: PictureName;
  /** Red, green and blue, 0..255. */
  readonly colour?: readonly [number, number, number];
  readonly score?: Score;
  /** Whether a score belongs here at all: not for LR and HR. */
  readonly scored: boolean;
}
