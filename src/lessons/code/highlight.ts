import { createCssVariablesTheme, createHighlighter } from 'shiki';
import type { CodeMark } from './quote-code.ts';

/** Colours code: the HTML of a `<pre>`, or nothing for a language that it does not know. */
export type Highlight = (code: string, language: string) => string | undefined;

const languages = ['bash', 'json', 'markdown', 'python', 'typescript'];

/**
 * Colours code while the site is built; the page gets the coloured code alone, in the colours that the theme's
 * variables `--code-*` name.
 */
export async function createHighlight(): Promise<Highlight> {
  const toHtml = await colours();
  return (code, language) => (languages.includes(language) ? toHtml(code, language, []) : undefined);
}

/** Colours TypeScript in which `data-symbol` is to name what is marked. */
export type HighlightMarked = (code: string, marks: readonly CodeMark[]) => string;

/** The same for TypeScript with marks, which may stand in each other and may not overlap. */
export async function createMarkedHighlight(): Promise<HighlightMarked> {
  const toHtml = await colours();
  return (code, marks) => toHtml(code, 'typescript', marks);
}

async function colours() {
  const theme = createCssVariablesTheme({ name: 'notebook', variablePrefix: '--code-', fontStyle: true });
  const highlighter = await createHighlighter({ themes: [theme], langs: languages });
  return (code: string, lang: string, marks: readonly CodeMark[]): string => {
    const html = highlighter.codeToHtml(code, {
      lang,
      theme: 'notebook',
      decorations: marks.map(({ start, end, symbol }) => ({
        start,
        end,
        properties: { 'data-symbol': symbol },
      })),
    });
    return html.replace(plain, '$1');
  };
}

/** What has the colour of the whole needs not say so, which is a third of all that there is to fetch. */
const plain = /<span style="color:var\(--code-foreground\)">([^<]*)<\/span>/g;
