import { replaceSymbols, symbolsOf, type CodeQuote, type PaperEquation } from '../../views/equation/paper-equation.ts';
import { symbolNamed, symbols, type SymbolName } from '../../views/equation/symbols.ts';
import type { TypesetCode, TypesetEquation } from '../../views/equation/typeset-equation.ts';
import type { HighlightMarked } from '../code/highlight.ts';
import { languageOf } from '../code/language-of.ts';
import { quoteCode } from '../code/quote-code.ts';
import { setFormula } from '../set-formula.ts';

/**
 * Sets an equation and the code that computes it.
 * @param read gives the text of a file of the repository
 * @throws Error when the equation names an unknown symbol or quotes code that does not exist
 */
export function typeset(
  equation: PaperEquation,
  read: (file: string) => string,
  highlight: HighlightMarked,
): TypesetEquation {
  const named = symbolsOf(equation).map((name) => [name, setFormula(texOf(name), {})] as const);
  return {
    formula: equation.tex.map(withSymbols).join(''),
    symbols: Object.fromEntries(named) as Partial<Record<SymbolName, string>>,
    pytorch: equation.pytorch.map(quoted),
    code: equation.code.map(quoted),
  };

  function quoted(quote: CodeQuote): TypesetCode {
    const { file, within } = quote;
    const { first, last, text, marks } = quoteCode(read(file), quote);
    return { file, within, first, last, html: highlight(text, languageOf(file), marks) };
  }
}

function texOf(name: string): string {
  const known = symbolNamed(name);
  if (!known)
    throw new Error(`An equation names the symbol "${name}", which src/views/equation/symbols.ts has not.`);
  return symbols[known].tex;
}

/** A part of an equation, in which what is seen of a symbol has its name as `data-symbol`. */
function withSymbols(tex: string): string {
  // `\href` is the command whose argument KaTeX passes through; in MathML too, which is not seen. In braces, as else the
  // space after a symbol would be part of it.
  const linked = replaceSymbols(tex, (name) => `{\\href{${name}}{${texOf(name)}}}`);
  return setFormula(linked, { displayMode: true, trust: true })
    .replace(/<math[^]*<\/math>/, (math) => math.replaceAll(/ href="[^"]*"/g, ''))
    .replaceAll('<a href="', '<span data-symbol="')
    .replaceAll('</a>', '</span>');
}
