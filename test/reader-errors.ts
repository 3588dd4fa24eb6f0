import { ReaderError, type ReaderErrorCode } from '../src/image/reader-error.ts';

/** The code of the ReaderError that `action` throws; undefined when it throws none. Other errors pass through. */
export function codeOf(action: () => unknown): ReaderErrorCode | undefined {
  try {
    action();
  } catch (error) {
    if (error instanceof ReaderError) return error.code;
    throw error;
  }
  return undefined;
}
