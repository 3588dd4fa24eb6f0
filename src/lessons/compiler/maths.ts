import katex from 'katex';
import type { MarkdownIt, Token } from 'markdown-it';
import type { Sentence } from '../../figures/properties/problems.ts';
import type { Report } from '../lesson.ts';
import { setFormula } from '../set-formula.ts';
import { TooMuch } from './bounded.ts';
import { bounds } from './bounds.ts';
import { boundProblems, proseProblems } from './problem-words.ts';
import { visitInline } from './token-text.ts';

/**
 * Parses `$...$` in a line and `$$...$$` as a block into the tokens `math_inline` and `math_block`, which hold the
 * formula until `renderMaths` sets it. An opening dollar sign must not precede a space, a closing one must
 * not follow a space or precede a digit: "$5 and $6" is no formula. A formula contains no backtick, so that it does not
 * extend into code.
 */
export function maths(markdown: MarkdownIt): void {
  markdown.inline.ruler.after('escape', 'math_inline', (state, silent) => {
    const match = /^\$(?![\s$])((?:\\.|[^\\$`])+)(?<!\s)\$(?!\d)/s.exec(
      state.src.slice(state.pos, state.posMax),
    );
    if (match?.[1] === undefined) return false;
    if (!silent) state.push('math_inline', '', 0).content = match[1];
    state.pos += match[0].length;
    return true;
  });

  const ends = new FormulaEnds();
  markdown.block.ruler.before(
    'fence',
    'math_block',
    (state, startLine, endLine, silent) => {
      const text = (line: number) =>
        state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd();
      if (!text(startLine).startsWith('$$')) return false;
      const first = text(startLine).slice(2);
      const end = first.endsWith('$$') ? startLine : ends.next(state, text, startLine + 1, endLine);
      if (end === undefined) return false;
      if (silent) return true;
      const lines = Array.from({ length: end - startLine }, (_, i) => text(startLine + 1 + i));
      const token = state.push('math_block', '', 0);
      token.map = [startLine, end + 1];
      token.content = [first, ...lines].join('\n').slice(0, -2).trim();
      state.line = end + 1;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );

  markdown.renderer.rules['math_inline'] = (tokens, i) => tokens[i]?.content ?? '';
  markdown.renderer.rules['math_block'] = (tokens, i) =>
    `<p class="equation">${tokens[i]?.content ?? ''}</p>\n`;
}

/** Where formulas of several lines end. A text that is full of beginnings without an end is searched through once. */
class FormulaEnds {
  /** Of what is being parsed, lines without an end among them: the first, and the one after the last. */
  readonly #none = new WeakMap<object, readonly [from: number, to: number]>();

  /** The first line from `from` on and before `to` that ends a formula. */
  next(parsed: object, text: (line: number) => string, from: number, to: number): number | undefined {
    const [noneFrom, noneTo] = this.#none.get(parsed) ?? [to, to];
    if (from >= noneFrom && to <= noneTo) return undefined;
    for (let line = from; line < to; line++) if (text(line).endsWith('$$')) return line;
    this.#none.set(parsed, [from, to]);
    return undefined;
  }
}

/**
 * Sets every formula. One that KaTeX cannot parse is reported and shown as source. Throws `TooMuch` where there are more of
 * them than a lesson may have.
 */
export function renderMaths(tokens: readonly Token[], report: Report): void {
  let [count, characters] = [0, 0];
  const render = (token: Token, line: number): void => {
    count++;
    characters += token.content.length;
    if (count > bounds.formulas || characters > bounds.allFormulas)
      throw new TooMuch(line, boundProblems.formulas(bounds.formulas, bounds.allFormulas));
    renderFormula(token, line, report);
  };
  for (const token of tokens) if (token.type === 'math_block') render(token, (token.map?.[0] ?? 0) + 1);
  visitInline(tokens, (part, line) => {
    if (part.type === 'math_inline') render(part, line);
  });
}

/** The text in a formula at which KaTeX stopped; undefined where it gives no position. */
function placeOf({ position, length }: katex.ParseError, formula: string): string | undefined {
  return Number.isInteger(position) ? formula.slice(position, position + length) : undefined;
}

/** What defines a command, with which a few characters can stand for millions. */
const definition = /\\(?:[egx]?def|(?:future)?let|(?:re|provide)?(?:new)?command)(?![a-zA-Z@])/;

/** In em, wider than any page. */
const maxSize = 100;

function renderFormula(token: Token, line: number, report: Report): void {
  const displayMode = token.type === 'math_block';
  const problem = boundProblem(token.content);
  try {
    if (problem) report(line, problem);
    else {
      token.content = setFormula(token.content, { displayMode, maxSize });
      return;
    }
  } catch (error) {
    // Deeply nested braces overflow the stack.
    if (error instanceof RangeError)
      report(line, proseProblems.formula('it is nested too deeply', undefined));
    else if (error instanceof katex.ParseError)
      report(line, proseProblems.formula(error.rawMessage, placeOf(error, token.content)));
    else throw error;
  }
  token.type = displayMode ? 'code_block' : 'code_inline';
}

function boundProblem(formula: string): Sentence | undefined {
  if (formula.length > bounds.formula) return proseProblems.longFormula(bounds.formula);
  const [command] = definition.exec(formula) ?? [];
  return command === undefined ? undefined : proseProblems.definingFormula(command);
}
