import { createCssVariablesTheme, createHighlighter } from 'shiki';
import type { Highlight } from './lesson-markdown.ts';

const languages = ['bash', 'json', 'markdown', 'python', 'typescript'];

/**
 * Colours code while the site is built; the page gets the coloured code alone, in the colours that the theme's
 * variables `--code-*` name.
 */
export async function createHighlight(): Promise<Highlight> {
  const theme = createCssVariablesTheme({ name: 'notebook', variablePrefix: '--code-', fontStyle: true });
  const highlighter = await createHighlighter({ themes: [theme], langs: languages });
  return (code, language) =>
    languages.includes(language)
      ? highlighter.codeToHtml(code, { lang: language, theme: 'notebook' })
      : undefined;
}
