import type { Token } from 'markdown-it';
import { findCode } from '../code/find-code.ts';
import type { Highlight } from '../code/highlight.ts';
import { languageOf } from '../code/language-of.ts';
import type { Report } from '../lesson.ts';
import { proseProblems } from './problem-words.ts';
import { visitInline, words } from './token-text.ts';

/** Gives a file of this project by its path from the root; undefined where there is none. */
export type ReadSource = (path: string) => string | undefined;

const toSource = /^(?:\.\.\/)+([\w./-]+\.(?:ts|py))#([\w$]+)$/;

/**
 * Turns links to a definition in this project's own source, `[rcan.ts, line #](../../src/model/rcan.ts#caLayer)`, into
 * buttons that open its lines, and replaces `#` in their text by its line number. Reports a file or name that does not
 * exist. Without `read`, as in a page, the links become plain text.
 */
export function linkCode(
  tokens: Token[],
  read: ReadSource | undefined,
  report: Report,
  highlight: Highlight | undefined,
): void {
  const opened = new Map<readonly Token[], string[]>();
  let count = 0;
  visitInline(tokens, (part, line, parts) => {
    const [, file, name] = toSource.exec(part.type === 'link_open' ? String(part.attrGet('href')) : '') ?? [];
    if (file === undefined || name === undefined) return;
    const start = parts.indexOf(part);
    const end = parts.findIndex(({ type }, i) => i > start && type === 'link_close');
    const inside = parts.slice(start + 1, end);
    const source = read?.(file);
    const found = source === undefined ? undefined : findCode(source, name);
    for (const text of inside) text.content = text.content.replace('#', found ? String(found.first) : '…');
    for (const tag of [part, parts[end]]) if (tag) tag.tag = found ? 'button' : 'span';
    part.attrs = [];
    if (!read) return;
    if (source === undefined) return report(line, proseProblems.noSource(file));
    if (!found) return report(line, proseProblems.noCode(name, file));
    const id = `code-${++count}`;
    part.attrs = [
      ['type', 'button'],
      ['class', 'to-code'],
      ['popovertarget', id],
    ];
    const lines = source.split('\n').slice(found.first - 1, found.last);
    const place = `${file}:${found.first}–${found.last}`;
    const html = coloured(lines, file, highlight);
    const label = `${words(inside)}: ${name}`;
    opened.set(parts, [
      ...(opened.get(parts) ?? []),
      `<div popover id="${id}" class="code-lines" role="dialog" aria-label="${escaped(label)}"><p>${place}</p>` +
        `<div style="counter-reset: line ${found.first - 1}">${html}</div></div>`,
    ]);
  });
  // Popovers are placed after the paragraph, table or list that opens them, which may not contain blocks.
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i];
    const html = token?.children && opened.get(token.children);
    if (!token || !html) continue;
    const end = tokens.findIndex(({ level, nesting }, at) => at > i && level === 0 && nesting < 1);
    const block = new (token.constructor as typeof Token)('html_block', '', 0);
    block.content = html.join('\n');
    tokens.splice(end + 1, 0, block);
  }
}

function coloured(lines: readonly string[], file: string, highlight: Highlight | undefined): string {
  const indent = Math.min(
    ...lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length),
  );
  const text = lines.map((line) => line.slice(indent)).join('\n');
  return highlight?.(text, languageOf(file)) ?? `<pre tabindex="0"><code>${escaped(text)}</code></pre>`;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
