import { ReaderError } from '../../image/reader-error.ts';
import type { Reader } from './own-lesson.svelte.ts';

/**
 * The lesson compiler of the build, fetched when somebody opens a lesson of their own: with Markdown and KaTeX it is
 * larger than the page. Code stays uncoloured, as Shiki's grammars are larger still.
 * @throws ReaderError `lesson-compiler-missing`
 */
export async function fetchCompiler(): Promise<Reader> {
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
