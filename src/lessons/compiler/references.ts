import type { Token } from 'markdown-it';
import { pageAddress, pageInFile, pageNames } from '../page-names.ts';
import { isCell, type Heading, type LessonBlock, type Report } from '../lesson.ts';
import { proseProblems } from './problem-words.ts';
import { visitInline, words } from './token-text.ts';

/**
 * Checks links to figures and headings of the same lesson, `[figure #](#fig-maps)` or `[section #](#growing)`, and
 * replaces `#` in their text by the number of their target. Links to the files of other pages,
 * `[pooling](channel-attention.md#pooling)`, become links to their pages.
 */
export function resolveReferences(
  tokens: readonly Token[],
  headings: readonly Heading[],
  blocks: readonly LessonBlock[],
  report: Report,
): void {
  const numbers = new Map<string, number | undefined>([
    ...headings.map(({ id, number }) => [id, number] as const),
    ...blocks.filter(isCell).map(({ id, number }) => [id, number] as const),
  ]);
  visitInline(tokens, (part, line, parts) => {
    const href = part.type === 'link_open' ? String(part.attrGet('href')) : '';
    const [, file, place = ''] = /^([^/:#]+\.md)(#.*)?$/.exec(href) ?? [];
    if (file !== undefined) {
      const page = pageInFile(file);
      if (page) part.attrSet('href', `${pageAddress(page)}${place}`);
      else
        report(
          line,
          proseProblems.noPage(
            file,
            pageNames.map((name) => `${name}.md`),
          ),
        );
    }
    if (!href.startsWith('#')) return;
    const target = decoded(href.slice(1));
    if (!numbers.has(target)) {
      report(line, proseProblems.noTarget(target));
      return;
    }
    const start = parts.indexOf(part) + 1;
    const inside = parts.slice(
      start,
      parts.findIndex(({ type }, i) => i >= start && type === 'link_close'),
    );
    if (!words(inside).includes('#')) return;
    const number = numbers.get(target);
    if (number === undefined) report(line, proseProblems.noNumber(target));
    for (const text of inside) text.content = text.content.replace('#', String(number ?? '?'));
  });
}

/** The decoded anchor, or the anchor itself where its percent encoding is invalid. */
function decoded(place: string): string {
  try {
    return decodeURIComponent(place);
  } catch {
    return place;
  }
}
