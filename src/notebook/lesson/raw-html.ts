import type { Token } from 'markdown-it';
import type { Report } from './lesson.ts';
import { visitInline } from './token-text.ts';

const tag = /<!--|<\/?[a-z][\w-]*(?:\s[^<>]*)?\/?>/i;

/** Reports HTML, which a lesson shows as the text that it is. In code it is meant as text. */
export function reportHtml(tokens: readonly Token[], report: Report): void {
  visitInline(tokens, (part, line) => {
    const found = part.type === 'text' ? tag.exec(part.content)?.[0] : undefined;
    if (found !== undefined)
      report(
        line,
        `"${found}" is HTML, which lessons do not have. To show it as text, put it between backticks.`,
      );
  });
}
