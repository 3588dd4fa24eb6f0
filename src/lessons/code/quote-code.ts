import type { CodeQuote } from '../../views/equation/paper-equation.ts';
import { findCode } from './find-code.ts';

/** A stretch of quoted code, in characters from its beginning. */
export interface CodeMark {
  readonly start: number;
  readonly end: number;
  readonly symbol: string;
}

/** Lines of a file with what is marked in them. */
export interface QuotedCode {
  /** Counted from 1. */
  readonly first: number;
  readonly last: number;
  /** The lines without the indentation that all of them share. */
  readonly text: string;
  readonly marks: readonly CodeMark[];
}

/**
 * Extracts the lines of a quotation from a file.
 * Throws an `Error` naming the function, line or mark that is missing, or the mark that occurs more than once.
 */
export function quoteCode(source: string, { file, within, from, to, marks }: CodeQuote): QuotedCode {
  const found = findCode(source, within);
  if (!found) throw new Error(`${file} has no function "${within}" for an equation to quote.`);
  const lines = source.split('\n').slice(found.first - 1, found.last);
  const lineWith = (text: string, begin: number): number => {
    const index = lines.findIndex((line, i) => i >= begin && line.includes(text));
    if (index < 0)
      throw new Error(`No line of "${within}" in ${file} holds "${text}", which an equation quotes.`);
    return index;
  };
  const start = from === undefined ? 0 : lineWith(from, 0);
  const end = to === undefined ? lines.length - 1 : lineWith(to, start);
  const quoted = lines.slice(start, end + 1);
  const shared = Math.min(
    ...quoted.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length),
  );
  const text = quoted.map((line) => line.slice(shared)).join('\n');
  return {
    first: found.first + start,
    last: found.first + end,
    text,
    marks: Object.entries(marks).flatMap(([symbol, snippets]) =>
      [snippets].flat().map((snippet) => ({ symbol, ...placeOf(snippet, text, { file, within }) })),
    ),
  };
}

/** @param marked text, of which what is between ‹ and › is meant, or all */
function placeOf(marked: string, text: string, { file, within }: Pick<CodeQuote, 'file' | 'within'>) {
  const snippet = marked.replaceAll(/[‹›]/g, '');
  const times = text.split(snippet).length - 1;
  if (times !== 1)
    throw new Error(
      `An equation marks "${snippet}" in "${within}" of ${file}, where it stands ${times} times instead of once.`,
    );
  const [before = '', inside = ''] = marked.includes('‹') ? marked.split(/[‹›]/) : ['', snippet];
  const start = text.indexOf(snippet) + before.length;
  return { start, end: start + inside.length };
}
