import type { Token } from 'markdown-it';

/** The text of inline tokens, without markup. */
export const words = (parts: readonly Token[]): string =>
  parts
    .filter(({ type }) => type === 'text' || type === 'code_inline')
    .map(({ content }) => content)
    .join('')
    .trim();

/** Calls `visit` with every inline token and its line in the Markdown, counted from 1. */
export function visitInline(
  tokens: readonly Token[],
  visit: (part: Token, line: number, parts: readonly Token[]) => void,
): void {
  // Cells of a table have no `map`; their row has.
  let start = 0;
  for (const token of tokens) {
    start = token.map?.[0] ?? start;
    let line = start + 1;
    for (const part of token.children ?? []) {
      const isBreak = part.type === 'softbreak' || part.type === 'hardbreak';
      // A formula may span lines. Counted before the visit, which may replace the token.
      const lines = isBreak ? 1 : part.type === 'math_inline' ? part.content.split('\n').length - 1 : 0;
      if (!isBreak) visit(part, line, token.children ?? []);
      line += lines;
    }
  }
}
