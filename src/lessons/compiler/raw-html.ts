import type { Token } from 'markdown-it';
import type { Report } from '../lesson.ts';
import { proseProblems } from './problem-words.ts';
import { visitInline } from './token-text.ts';

const tag = /<!--|<\/?[a-z][\w-]*(?:\s[^<>]*)?\/?>/i;

/** Reports HTML outside of code. It is shown as text. */
export function reportHtml(tokens: readonly Token[], report: Report): void {
  visitInline(tokens, (part, line) => {
    const found = part.type === 'text' ? tag.exec(part.content)?.[0] : undefined;
    if (found !== undefined) report(line, proseProblems.html(found));
  });
}
