import type { Token } from 'markdown-it';
import type { Heading } from '../lesson.ts';
import { words } from './token-text.ts';

/**
 * Gives every heading an id made of its words, in any script, and every section (level 2, not nested) its number, which
 * the page shows before it. The second heading of the same words gets "-2", and so on.
 */
export function nameHeadings(tokens: readonly Token[]): Heading[] {
  const ids = new Map<string, number>();
  const headings: Heading[] = [];
  let sections = 0;
  tokens.forEach((token, i) => {
    if (token.type !== 'heading_open') return;
    const text = words(tokens[i + 1]?.children ?? []);
    const id = freeId(text, ids);
    token.attrSet('id', id);
    const level = Number(token.tag.slice(1));
    const isSection = beginsSection(token);
    const number = isSection ? ++sections : sections;
    if (isSection) token.attrSet('data-number', String(number));
    headings.push({ level, id, text, ...(isSection && { number }) });
  });
  return headings;
}

/** Whether a token opens the heading of a section. */
export const beginsSection = (token: Token): boolean =>
  token.type === 'heading_open' && token.tag === 'h2' && token.level === 0;

/** @param taken ids in use, each with the count of headings of the same words */
function freeId(text: string, taken: Map<string, number>): string {
  const stem =
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join('-') ?? 'section';
  let met = (taken.get(stem) ?? 0) + 1;
  let id = met === 1 ? stem : `${stem}-${met}`;
  // Other words may give the same id.
  while (taken.has(id)) id = `${stem}-${++met}`;
  taken.set(stem, met);
  taken.set(id, taken.get(id) ?? 1);
  return id;
}
