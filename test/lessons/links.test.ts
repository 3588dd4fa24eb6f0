import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cellNames, definitionOf } from '../../src/figures/registry.ts';
import { compileLesson } from '../../src/lessons/compiler/compile.ts';
import { isCell } from '../../src/lessons/lesson.ts';

const locales = ['en', 'zh'] as const;
type Locale = (typeof locales)[number];
const folder = (locale: Locale) => new URL(`../../lessons/${locale}/`, import.meta.url);
const source = (locale: Locale, file: string) => readFileSync(new URL(file, folder(locale)), 'utf8');

/** A link's words, and what the page shows where it leads. */
interface Link {
  readonly words: string;
  readonly title: string;
}

/** What a page shows at a place: its title, and that of the section or figure. */
function titleAt(locale: Locale, file: string, place: string | undefined): string {
  const { title, headings, blocks } = compileLesson(source(locale, file), file);
  if (place === undefined) return title;
  const heading = headings.find(({ id }) => id === place);
  const figure = blocks.filter(isCell).find(({ id }) => id === place);
  const shown = heading?.text ?? (figure && definitionOf(figure.name).captions?.[locale].title);
  return `${title}: ${shown}`;
}

/** Links to pages, sections and figures, but for those that carry a number or set a figure: these say what they do. */
function linksOf(locale: Locale, file: string): Link[] {
  const prose = source(locale, file).replaceAll(/^(`{3,})[^]*?^\1/gm, '');
  const links = [...prose.matchAll(/\[([^\]#]+)\]\(([\w-]+\.md)?(?:#([^)]+))?\)/g)];
  const leading = links.filter(([, , , place]) => !place?.startsWith('set-'));
  return leading.map(([, words = '', page, place]) => ({ words, title: titleAt(locale, page ?? file, place) }));
}

/** Words that say nothing of what is named. */
const small = /^(?:the|and|not|its|are|why|how|what|that|this|with|from|does|each|every|more|than|they|them|their)$/;
const english = (text: string) =>
  (text.toLowerCase().match(/[a-z\d+]{3,}/g) ?? [])
    .filter((word) => !small.test(word))
    .map((word) => (word.length > 4 ? word.slice(0, 4) : word));
/** Pairs of neighbouring Chinese characters, and Latin words. */
const chinese = (text: string) => [
  ...english(text),
  ...[...text.matchAll(/(?=(\p{Script=Han}{2}))/gu)].map(([, pair]) => pair ?? ''),
];

/** Whether a link's words hold a word of the title. */
const names = (locale: Locale, { words, title }: Link): boolean => {
  const parts = locale === 'en' ? english : chinese;
  const shown = new Set(parts(title));
  return parts(words).some((part) => shown.has(part));
};

describe.each(locales)('a link in a page in %s', (locale) => {
  it.each(readdirSync(folder(locale)))('names what its reader will see: %s', (file) => {
    const unnamed = linksOf(locale, file).filter((link) => !names(locale, link));
    expect(unnamed).toEqual([]);
  });
});

describe('the check', () => {
  it.each([
    ['en', 'skip against residual', 'Skip against residual', true],
    ['en', 'low frequency', 'Does low frequency take the shortcut?', true],
    ['en', 'here is why', 'Why the sum is exact', false],
    ['zh', '按各组的能量', '一个组写下了什么', false],
    ['zh', '像素重排', '像素重排，一步一步看', true],
  ] as const)('%s: “%s” for “%s”: %s', (locale, words, title, named) => {
    expect(names(locale, { words, title })).toBe(named);
  });
});

describe('the README', () => {
  it('calls figures by their titles', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const [, rows = ''] = readme.split('## What you see');
    const titles = cellNames.flatMap((name) => definitionOf(name).captions?.en.title ?? []);
    expect(titles.filter((title) => !rows.includes(`\n| ${title} `))).toEqual([]);
  });
});
