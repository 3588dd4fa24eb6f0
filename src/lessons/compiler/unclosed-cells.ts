import type { MarkdownIt } from 'markdown-it';

const opening = /^(`{3,}|~{3,})\s*(cell(?:\s.*)?)$/;
const property = /^\s*[\w-]+\s*:/;

/**
 * Ends a cell that is not closed at the first line that cannot belong to it: another fence, a heading, or a line after an
 * empty one that is no property. Markdown would extend the fence to the end of the file.
 */
export function unclosedCells(markdown: MarkdownIt): void {
  markdown.block.ruler.before('fence', 'open_cell', (state, startLine, endLine, silent) => {
    const text = (line: number) =>
      state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd();
    const [, fence = '', info] = opening.exec(text(startLine)) ?? [];
    if (info === undefined || state.level > 0) return false;
    let end = startLine + 1;
    for (; end < endLine; end++) {
      const line = text(end);
      if (line.startsWith(fence) && line.replaceAll(fence.charAt(0), '') === '') return false;
      const afterGap = text(end - 1) === '' && line !== '' && !property.test(line);
      if (/^(`{3,}|~{3,}|#)/.test(line) || afterGap) break;
    }
    if (silent) return true;
    const token = state.push('fence', 'code', 0);
    token.info = info;
    token.markup = fence;
    token.map = [startLine, end];
    token.content = state.getLines(startLine + 1, end, state.sCount[startLine] ?? 0, true);
    state.line = end;
    return true;
  });
}
