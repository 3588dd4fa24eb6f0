import type { Token } from 'markdown-it';

/** The words of a line, without what emphasises them. */
export const words = (parts: readonly Token[]): string =>
  parts
    .filter(({ type }) => type === 'text' || type === 'code_inline')
    .map(({ content }) => content)
    .join('')
    .trim();

/** Calls `visit` with every part of the text and the line of the Markdown that it stands in, counted from 1. */
export function visitInline(
  tokens: readonly Token[],
  visit: (part: Token, line: number, parts: readonly Token[]) => void,
): void {
  // The cells of a table do not know where they stand; their row does.
  let start = 0;
  for (const token of tokens) {
    start = token.map?.[0] ?? start;
    let line = start + 1;
    for (const part of token.children ?? []) {
      const isBreak = part.type === 'softbreak' || part.type === 'hardbreak';
      // A formula is one part, over however many lines it goes; the visit may exchange it.
      const lines = isBreak ? 1 : part.type === 'math_inline' ? part.content.split('\n').length - 1 : 0;
      if (!isBreak) visit(part, line, token.children ?? []);
      line += lines;
    }
  }
}
