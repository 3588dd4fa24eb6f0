import { ReaderError } from './reader-error.ts';

/** The content of a reader's file, or of a part of it. Rejects with `ReaderError` 'file-unreadable'. */
export async function bytesOf(file: Blob, name: string): Promise<ArrayBuffer> {
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
