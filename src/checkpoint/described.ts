import { readable } from '../image/reader-error.ts';

/**
 * A value that a file holds, for a sentence: never walked into, since what a file builds can hold itself or be nested
 * without end.
 */
export function described(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(readable(value, 80));
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  if (typeof value === 'bigint') return 'a number of many digits';
  if (Array.isArray(value))
    return value.length <= 8 && value.every((one) => typeof one === 'number')
      ? `[${value.join(', ')}]`
      : `a list of ${value.length}`;
  return value === undefined ? 'nothing' : 'something else than a number or a name';
}
