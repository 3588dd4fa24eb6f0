import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';
import { compileLesson } from './compile.ts';
import { createHighlight } from '../code/highlight.ts';
import { LessonError } from '../lesson.ts';
import { startOf } from '../page-start.ts';

/**
 * Makes `import lesson from 'lessons/en/rcan.md'` give the compiled lesson, so that the page needs neither the Markdown
 * compiler nor KaTeX and Shiki; `…/rcan.md?title` gives its title, `…/rcan.md?start` its `PageStart`. Problems in a lesson
 * fail the build, named with file and line.
 */
export function lessons(): Plugin {
  let root = '';
  const highlight = createHighlight();
  // Awaited in `transform`; without this, a failure would be an unhandled rejection in builds without lessons.
  highlight.catch(() => undefined);
  return {
    name: 'lessons',
    configResolved(config) {
      root = config.root;
    },
    transform: {
      filter: { id: /\.md(\?(title|start))?$/ },
      async handler(markdown, id) {
        const [file = id, part] = id.split('?');
        const source = (path: string): string | undefined => {
          const found = join(root, path);
          if (!existsSync(found)) return undefined;
          this.addWatchFile(found);
          return readFileSync(found, 'utf8');
        };
        try {
          const lesson = compileLesson(markdown, relative(root, file), await highlight, source);
          const wanted = part === 'title' ? lesson.title : part === 'start' ? startOf(lesson) : lesson;
          return { code: `export default ${JSON.stringify(wanted)};`, map: null, moduleType: 'js' };
        } catch (error) {
          if (!(error instanceof LessonError)) throw error;
          return this.error({ message: error.message, id, loc: { file, line: error.line, column: 0 } });
        }
      },
    },
  };
}
