import { createCssVariablesTheme, createHighlighter } from 'shiki';
import type { CodeMark } from './quote-code.ts';

/** Colours code: the HTML of a `<pre>`, or nothing for a language that it does not know. */
export type Highlight = (code: string, language: string) => string | undefined;

const languages = ['bash', 'json', 'markdown', 'python', 'typescript'];

/**
 * Colours code while the site is built; the page gets the coloured code alone, in `<pre class="shiki">` with classes
 * that the theme gives their colours.
 */
export async function createHighlight(): Promise<Highlight> {
  const toHtml = await colours();
  return (code, language) => (languages.includes(language) ? toHtml(code, language, []) : undefined);
}

/** Colours code in which `data-symbol` is to name what is marked. */
export type HighlightMarked = (code: string, language: string, marks: readonly CodeMark[]) => string;

/** The same for code with marks, which may stand in each other and may not overlap. */
export const createMarkedHighlight = (): Promise<HighlightMarked> => colours();

let made: ReturnType<typeof makeColours> | undefined;

/** Made once: grammars compile for a second. */
const colours = () => (made ??= makeColours());

async function makeColours() {
  const theme = createCssVariablesTheme({ name: 'notebook', variablePrefix: '--', fontStyle: true });
  const highlighter = await createHighlighter({ themes: [theme], langs: languages });
  return (code: string, lang: string, marks: readonly CodeMark[]): string => {
    const html = highlighter.codeToHtml(code, {
      lang,
      theme: 'notebook',
      // Shiki would leave a line half coloured that takes longer than half a second, as any may on a busy machine.
      tokenizeTimeLimit: 0,
      decorations: marks.map(({ start, end, symbol }) => ({
        start,
        end,
        properties: { 'data-symbol': symbol },
      })),
    });
    return withClasses(html);
  };
}

/** The classes of what has a colour of its own. */
const classes = new Map([
  ['token-comment', 'quiet'],
  ['token-punctuation', 'quiet'],
  ['token-keyword', 'keyword'],
  ['token-constant', 'keyword'],
  ['token-string', 'string'],
  ['token-string-expression', 'string'],
]);

/**
 * Shiki's HTML with classes in place of inline styles, and without elements that say nothing: what has the colour of the
 * whole, or that of what stands before it. They would be two thirds of all that there is to fetch and to read.
 */
function withClasses(html: string): string {
  return html
    .replace(/ class="shiki[^"]*" style="[^"]*"/, ' class="shiki"')
    .replace(/ style="color:var\(--([\w-]+)\);?([^"]*)"/g, (_, variable: string, font: string) => {
      const name = classes.get(variable);
      return (name === undefined ? '' : ` class="${name}"`) + (font === '' ? '' : ` style="${font}"`);
    })
    .replace(/<span>([^<]*)<\/span>/g, '$1')
    .replace(/<span class="(\w+)">[^<]*<\/span>(?:\s*<span class="\1">[^<]*<\/span>)+/g, (run, name: string) => {
      const text = run.replace(/<[^>]*>/g, '');
      return `<span class="${name}">${text}</span>`;
    });
}
