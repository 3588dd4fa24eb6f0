import { ReaderError } from '../../image/reader-error.ts';
import type { LessonReader } from './own-lesson.svelte.ts';

/**
 * Fetches the lesson compiler of the build for a reader's own lesson: with markdown-it and KaTeX it is larger than the
 * page. Code is not highlighted, as Shiki's grammars are larger still.
 * @throws ReaderError `lesson-compiler-missing`
 */
export async function fetchCompiler(): Promise<LessonReader> {
  try {
    const { readLesson } = await import('../../lessons/compiler/compile.ts');
    return readLesson;
  } catch {
    throw new ReaderError(
      'lesson-compiler-missing',
      'The part of the notebook that reads lessons could not be fetched. Check the network, then try again.',
    );
  }
}
