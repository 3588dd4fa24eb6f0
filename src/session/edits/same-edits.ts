import type { Edit } from '../../model/edits/edit.ts';
import { serializeEdits } from '../../model/edits/serialize-edits.ts';

/** Whether two lists say the same, entry by entry. */
export const sameEdits = (a: readonly Edit[], b: readonly Edit[]): boolean =>
  a === b || serializeEdits(a) === serializeEdits(b);
