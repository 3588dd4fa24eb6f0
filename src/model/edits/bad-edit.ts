import { ReaderError } from '../../image/reader-error.ts';

/** What is wrong with one entry of a list of edits, as the middle of a sentence. */
export function badEdit(
  entry: number,
  problem: string,
  details: {
    readonly property?: string;
    readonly site?: string;
    /** The range of numbers that are possible. */
    readonly least?: number;
    readonly most?: number;
  },
): ReaderError {
  return new ReaderError('bad-edit', `Entry ${entry} of the edits: ${problem}. Nothing was changed.`, {
    entry,
    ...details,
  });
}

/** What is wrong with a list of edits as a whole, as the end of a sentence. */
export function badList(problem: string): ReaderError {
  return new ReaderError('bad-edit', `The edits ${problem}. Nothing was changed.`);
}
