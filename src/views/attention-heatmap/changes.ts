import { largestMagnitude } from '../shared/colour.ts';
import { difference } from '../shared/change.ts';
import type { BlockRow } from './rows.ts';

/** A block none of whose factors changed by this much stood still. */
export const stillBelow = 0.005;

/** s now minus s in another run, row by row; without values where one of the two is not known. */
export function changedRows(now: readonly BlockRow[], before: readonly BlockRow[]): BlockRow[] {
  return now.map(({ group, block, values }, row) => {
    const other = before[row]?.values;
    return values && other ? { group, block, values: difference(values, other) } : { group, block };
  });
}

/** The largest change of a factor in all rows. */
export const largestChange = (changes: readonly BlockRow[]): number =>
  Math.max(0, ...changes.map(({ values }) => (values ? largestMagnitude(values) : 0)));

/** The rows whose factors all stayed where they were. */
export function stillRows(changes: readonly BlockRow[]): number[] {
  return changes.flatMap(({ values }, row) => (values && largestMagnitude(values) < stillBelow ? [row] : []));
}
