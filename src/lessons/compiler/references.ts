import type { Token } from 'markdown-it';
import { pageAddress, pageInFile, pageNames } from '../page-names.ts';
import { isCell, type CellBlock, type Heading, type LessonBlock, type Report } from '../lesson.ts';
import { proseProblems } from './problem-words.ts';
import { visitInline, words } from './token-text.ts';

/**
 * Checks links to figures and headings of the same lesson, `[figure #](#fig-maps)` or `[section #](#growing)`, and
 * replaces `#` in their text by the number of their target. A link that begins with `set-`, `[shut it](#set-maps)`, sets the
 * figure and the page as the figure's cell says. Links to the files of other pages, `[pooling](channel-attention.md#pooling)`,
 * become links to their pages.
 * @returns the ids of the figures that the text sets
 */
export function resolveReferences(
  tokens: readonly Token[],
  headings: readonly Heading[],
  blocks: readonly LessonBlock[],
  report: Report,
): ReadonlySet<string> {
  const cells = new Map(blocks.filter(isCell).map((cell) => [cell.id, cell]));
  const setByText = new Set<string>();
  const numbers = new Map<string, number | undefined>([
    ...headings.map(({ id, number }) => [id, number] as const),
    ...[...cells.values()].map(({ id, number }) => [id, number] as const),
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
    const [, set] = /^#set-(.+)$/.exec(href) ?? [];
    const target = decoded(set === undefined ? href.slice(1) : `fig-${set}`);
    const cell = cells.get(target);
    if (set !== undefined && cell) {
      if (isSet(cell)) setByText.add(target);
      else report(line, proseProblems.nothingToSet(set));
      part.attrSet('href', `#${target}`);
      part.attrSet('data-sets', target);
    }
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
  return setByText;
}

/** Whether a cell says how the page or its figure is to be set. */
const isSet = ({ view, settings }: CellBlock): boolean => Object.keys({ ...view, ...settings }).length > 0;

/** The decoded anchor, or the anchor itself where its percent encoding is invalid. */
function decoded(place: string): string {
  try {
    return decodeURIComponent(place);
  } catch {
    return place;
  }
}
