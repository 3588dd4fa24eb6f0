import { ReaderError } from '../image/reader-error.ts';

/** The content of a file of the reader's. Rejects with `ReaderError` 'file-unreadable'. */
export async function bytesOf(file: File, name: string): Promise<ArrayBuffer> {
  try {
    return await file.arrayBuffer();
  } catch {
    throw new ReaderError(
      'file-unreadable',
      `"${name}" could not be read; it may have been moved, changed or locked, or be too large. Choose it again.`,
      { file: name },
    );
  }
}
