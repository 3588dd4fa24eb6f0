import MarkdownIt, { type MarkdownIt as Parser } from 'markdown-it';
import footnote from 'markdown-it-footnote';
import type { Highlight } from '../code/highlight.ts';
import { chineseBreaks } from './chinese-breaks.ts';
import { maths } from './maths.ts';
import { unclosedCells } from './unclosed-cells.ts';
import { focusableTables } from './focusable-tables.ts';

/** The Markdown parser of lessons: with formulas and footnotes, without HTML. */
export function lessonMarkdown(highlight?: Highlight): Parser {
  return new MarkdownIt({
    html: false,
    typographer: false,
    // An empty string: markdown-it renders the code plain.
    highlight: (code, language) => highlight?.(code, language) ?? '',
  })
    .use(footnote)
    .use(maths)
    .use(unclosedCells)
    .use(focusableTables)
    .use(chineseBreaks);
}
