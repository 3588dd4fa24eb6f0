import katex from 'katex';
import { replaceSymbols, symbolsOf, type PaperEquation } from '../../views/equation/paper-equation.ts';
import { symbolNamed, symbols, type SymbolName } from '../../views/equation/symbols.ts';
import type { TypesetEquation } from '../../views/equation/typeset-equation.ts';
import type { HighlightMarked } from '../code/highlight.ts';
import { quoteCode } from '../code/quote-code.ts';

/**
 * Renders an equation to MathML and the code that computes it to HTML.
 * @param read gives the text of a file of the repository
 * @throws Error when the equation names an unknown symbol or quotes code that does not exist
 */
export function typeset(
  equation: PaperEquation,
  read: (file: string) => string,
  highlight: HighlightMarked,
): TypesetEquation {
  const named = symbolsOf(equation).map((name) => [name, mathml(texOf(name), false)] as const);
  return {
    // `\href` is the command whose argument KaTeX passes through to MathML; it becomes `data-symbol`.
    formula: equation.tex
      .map((part) =>
        mathml(
          replaceSymbols(part, (name) => `\\href{${name}}{${texOf(name)}}`),
          true,
        ),
      )
      .join('')
      .replaceAll(' href="', ' data-symbol="'),
    symbols: Object.fromEntries(named) as Partial<Record<SymbolName, string>>,
    code: equation.code.map((quote) => {
      const { first, last, text, marks } = quoteCode(read(quote.file), quote);
      return { file: quote.file, within: quote.within, first, last, html: highlight(text, marks) };
    }),
  };
}

function texOf(name: string): string {
  const known = symbolNamed(name);
  if (!known)
    throw new Error(`An equation names the symbol "${name}", which src/views/equation/symbols.ts has not.`);
  return symbols[known].tex;
}

/** MathML of a formula, without the annotation that holds its TeX. */
const mathml = (tex: string, displayMode: boolean): string =>
  katex
    .renderToString(tex, { output: 'mathml', displayMode, strict: 'error', trust: true })
    .replace(/<annotation[^]*?<\/annotation>/, '')
    .replace(/^<span class="katex">|<\/span>$/g, '');
