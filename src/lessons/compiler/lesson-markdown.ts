import MarkdownIt, { type MarkdownIt as Parser } from 'markdown-it';
import footnote from 'markdown-it-footnote';
import type { Highlight } from '../code/highlight.ts';
import { chineseBreaks } from './chinese-breaks.ts';
import { maths } from './maths.ts';
import { unclosedCells } from './unclosed-cells.ts';
import { focusableTables } from './focusable-tables.ts';

/** Markdown as lessons are written in it: with formulas and footnotes, without HTML. */
export function lessonMarkdown(highlight?: Highlight): Parser {
  return new MarkdownIt({
    html: false,
    typographer: false,
    // Nothing returned means the plain form that markdown-it has.
    highlight: (code, language) => highlight?.(code, language) ?? '',
  })
    .use(footnote)
    .use(maths)
    .use(unclosedCells)
    .use(focusableTables)
    .use(chineseBreaks);
}
