import MarkdownIt, { type MarkdownIt as Parser } from 'markdown-it';
import footnote from 'markdown-it-footnote';
import type { Highlight } from '../code/highlight.ts';
import { bounded } from './bounded.ts';
import { chineseBreaks } from './chinese-breaks.ts';
import { maths } from './maths.ts';
import { unbroken } from './unbroken.ts';
import { unclosedCells } from './unclosed-cells.ts';
import { focusableTables } from './focusable-tables.ts';

/**
 * The Markdown parser of lessons: with formulas and footnotes, without HTML. Where links may lead is for `refuseAddresses`,
 * which has to see all of them. It throws `TooMuch` at a lesson beyond the `bounds`.
 */
export function lessonMarkdown(highlight?: Highlight): Parser {
  const parser = new MarkdownIt({
    html: false,
    typographer: false,
    maxNesting: 40,
    // An empty string: markdown-it renders the code plain.
    highlight: (code, language) => highlight?.(code, language) ?? '',
  });
  parser.validateLink = () => true;
  return parser
    .use(bounded)
    .use(footnote)
    .use(maths)
    .use(unclosedCells)
    .use(focusableTables)
    .use(chineseBreaks)
    .use(unbroken);
}
