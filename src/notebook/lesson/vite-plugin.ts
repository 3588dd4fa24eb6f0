import { relative } from 'node:path';
import type { Plugin } from 'vite';
import { compileLesson } from './compile.ts';
import { createHighlight } from './highlight.ts';
import { LessonError } from './lesson.ts';

/**
 * Makes `import lesson from 'lessons/en/rcan.md'` give the compiled lesson, so that neither the Markdown compiler
 * nor KaTeX and Shiki come with the page. Mistakes in a lesson stop the build, each named with its file and line.
 */
export function lessons(): Plugin {
  let root = '';
  const highlight = createHighlight();
  // Whoever builds no lesson does not wait for it, nor hears of its failure.
  highlight.catch(() => undefined);
  return {
    name: 'lessons',
    configResolved(config) {
      root = config.root;
    },
    transform: {
      filter: { id: /\.md$/ },
      async handler(markdown, id) {
        try {
          const lesson = compileLesson(markdown, relative(root, id), await highlight);
          return { code: `export default ${JSON.stringify(lesson)};`, map: null, moduleType: 'js' };
        } catch (error) {
          if (!(error instanceof LessonError)) throw error;
          return this.error({ message: error.message, id, loc: { file: id, line: error.line, column: 0 } });
        }
      },
    },
  };
}
