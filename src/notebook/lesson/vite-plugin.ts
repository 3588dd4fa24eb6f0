import { relative } from 'node:path';
import type { Plugin } from 'vite';
import { compileLesson } from './compile.ts';
import { LessonError } from './lesson.ts';

/**
 * Makes `import lesson from 'lessons/en/rcan.md'` give the compiled lesson, so that neither the Markdown compiler
 * nor KaTeX comes with the page. A mistake in a lesson stops the build and says its file and line.
 */
export function lessons(): Plugin {
  let root = '';
  return {
    name: 'lessons',
    configResolved(config) {
      root = config.root;
    },
    transform: {
      filter: { id: /\.md$/ },
      handler(markdown, id) {
        try {
          const lesson = compileLesson(markdown, relative(root, id));
          return { code: `export default ${JSON.stringify(lesson)};`, map: null, moduleType: 'js' };
        } catch (error) {
          if (!(error instanceof LessonError)) throw error;
          return this.error({ message: error.message, id, loc: { file: id, line: error.line, column: 0 } });
        }
      },
    },
  };
}
