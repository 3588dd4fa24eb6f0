import katex from 'katex';
import type { MarkdownIt, Token } from 'markdown-it';
import type { Report } from '../lesson.ts';
import { proseProblems } from './problem-words.ts';
import { visitInline } from './token-text.ts';

/**
 * Parses `$...$` in a line and `$$...$$` as a block into the tokens `math_inline` and `math_block`, which hold the
 * formula until `renderMaths` converts it to MathML. An opening dollar sign must not precede a space, a closing one must
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

  markdown.block.ruler.before(
    'fence',
    'math_block',
    (state, startLine, endLine, silent) => {
      const text = (line: number) =>
        state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd();
      if (!text(startLine).startsWith('$$')) return false;
      let formula = text(startLine).slice(2);
      let line = startLine;
      while (!formula.endsWith('$$') && line + 1 < endLine) formula += `\n${text(++line)}`;
      if (!formula.endsWith('$$')) return false;
      if (silent) return true;
      const token = state.push('math_block', '', 0);
      token.map = [startLine, line + 1];
      token.content = formula.slice(0, -2).trim();
      state.line = line + 1;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );

  markdown.renderer.rules['math_inline'] = (tokens, i) => tokens[i]?.content ?? '';
  markdown.renderer.rules['math_block'] = (tokens, i) =>
    `<p class="equation">${tokens[i]?.content ?? ''}</p>\n`;
}

/**
 * Converts every formula to MathML, which browsers render with their own fonts: the page needs neither KaTeX nor its style
 * sheet and fonts. A formula that KaTeX cannot parse is reported and shown as source.
 */
export function renderMaths(tokens: readonly Token[], report: Report): void {
  for (const token of tokens)
    if (token.type === 'math_block') render(token, (token.map?.[0] ?? 0) + 1, report);
  visitInline(tokens, (part, line) => {
    if (part.type === 'math_inline') render(part, line, report);
  });
}

/** The text in a formula at which KaTeX stopped; undefined where it gives no position. */
function placeOf({ position, length }: katex.ParseError, formula: string): string | undefined {
  return Number.isInteger(position) ? formula.slice(position, position + length) : undefined;
}

function render(token: Token, line: number, report: Report): void {
  const displayMode = token.type === 'math_block';
  try {
    token.content = katex.renderToString(token.content, { output: 'mathml', displayMode, strict: 'error' });
  } catch (error) {
    // Deeply nested braces overflow the stack.
    if (error instanceof RangeError)
      report(line, proseProblems.formula('it is nested too deeply', undefined));
    else if (error instanceof katex.ParseError)
      report(line, proseProblems.formula(error.rawMessage, placeOf(error, token.content)));
    else throw error;
    token.type = displayMode ? 'code_block' : 'code_inline';
  }
}
