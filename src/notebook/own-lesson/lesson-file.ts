import { emptyFile } from '../../image/file-errors.ts';
import { ReaderError } from '../../image/reader-error.ts';
import { bounds } from '../../lessons/compiler/bounds.ts';
import { bytesOf } from '../../image/bytes-of.ts';
import { readableName } from '../../session/file-name.ts';

/** The largest lesson that is opened, in bytes: 1 MiB, the text of a hundred lessons. */
export const MAX_LESSON_BYTES = bounds.text;

/** A lesson's Markdown file. */
export interface LessonText {
  readonly name: string;
  /** With `\n` at the end of each line. */
  readonly text: string;
  /** What ends its lines on disk. */
  readonly lineEnd: '\n' | '\r\n';
}

/** Whether a file is a lesson, by its extension. */
export const isLessonFile = (name: string): boolean => /\.(md|markdown)$/i.test(name);

/**
 * The text of a lesson's file.
 * @throws ReaderError `empty-file`, `lesson-too-large`, `lesson-not-text` or `file-unreadable`
 */
export async function readLessonFile(file: File): Promise<LessonText> {
  const name = readableName(file);
  if (file.size === 0) throw emptyFile(name);
  if (file.size > MAX_LESSON_BYTES) throw tooLarge(name, file.size);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await bytesOf(file, name));
  } catch (error) {
    throw error instanceof ReaderError ? error : notText(name);
  }
  // Text has no NUL characters; binary files nearly always do.
  if (text.includes('\0')) throw notText(name);
  return { name, text: text.replace(/\r\n?/g, '\n'), lineEnd: text.includes('\r\n') ? '\r\n' : '\n' };
}

/** The file that `readLessonFile` reads back. */
export const lessonFile = ({ name, text, lineEnd }: LessonText): File =>
  new File([text.replaceAll('\n', lineEnd)], name, { type: 'text/markdown' });

function tooLarge(file: string, size: number): ReaderError {
  const megabytes = Math.ceil((size / 2 ** 20) * 10) / 10;
  return new ReaderError(
    'lesson-too-large',
    `"${file}" has ${megabytes} MB; a lesson is at most ${MAX_LESSON_BYTES / 2 ** 20} MB. Make its images smaller, or make two lessons of it.`,
    { file, megabytes, most: MAX_LESSON_BYTES / 2 ** 20 },
  );
}

const notText = (file: string): ReaderError =>
  new ReaderError(
    'lesson-not-text',
    `"${file}" is not text in UTF-8; save it as plain text in that encoding and open it again.`,
    { file },
  );
