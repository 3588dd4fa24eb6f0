import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileLesson } from '../../src/lessons/compiler/compile.ts';
import { cellNames, isFigure } from '../../src/figures/registry.ts';
import { lessonNames, pageNames } from '../../src/lessons/page-names.ts';

const folder = (locale: 'en' | 'zh') => new URL(`../../lessons/${locale}/`, import.meta.url);
const lessons = (locale: 'en' | 'zh') => readdirSync(folder(locale)).toSorted();
const source = (locale: 'en' | 'zh', name: string) => readFileSync(new URL(name, folder(locale)), 'utf8');

const compiled = (locale: 'en' | 'zh', name: string) =>
  compileLesson(source(locale, name), `${locale}/${name}`);

/** The order of prose and figures, with what each figure is asked to show; a question is worded in its language. */
function outline(locale: 'en' | 'zh', name: string) {
  return compiled(locale, name).blocks.map((block) => {
    if (block.kind !== 'cell') return block.kind;
    const { ask, choices, ...properties } = block.properties;
    const question = { asked: ask !== undefined, choices: Array.isArray(choices) && choices.length };
    return { cell: block.name, id: block.id, question, properties, settings: block.settings, view: block.view };
  });
}

const locales = ['en', 'zh'] as const;
const headingLevels = (text: string) => [...text.matchAll(/^(#+) /gm)].map(([, marks]) => marks?.length);
const formulas = (text: string) => [...text.matchAll(/\$\$([^$]+)\$\$/g)].map(([, formula]) => formula);

describe('English and Chinese', () => {
  it('have the same pages', () => {
    expect(lessons('en').length).toBeGreaterThan(0);
    expect(lessons('zh')).toEqual(lessons('en'));
  });

  it.each(lessons('en'))('%s has the same figures at the same places', (name) => {
    const english = outline('en', name);
    expect(outline('zh', name)).toEqual(english);
  });

  it.each(lessonNames)('the lesson %s has live figures', (name) => {
    expect(outline('en', `${name}.md`).some((block) => block !== 'prose')).toBe(true);
  });

  it('free play has every figure once, which is every cell but questions', () => {
    const shown = outline('en', 'free-play.md').flatMap((block) =>
      typeof block === 'object' ? [block.cell] : [],
    );
    expect(shown.toSorted()).toEqual(cellNames.filter(isFigure).toSorted());
  });

  it.each(lessons('en'))('%s has the same parts and the same formulas', (name) => {
    const [english, chinese] = [source('en', name), source('zh', name)];
    expect(headingLevels(chinese)).toEqual(headingLevels(english));
    expect(formulas(chinese)).toEqual(formulas(english));
  });

  it.each(locales)('have the pages of the contents, and no others: %s', (locale) => {
    expect(lessons(locale)).toEqual(pageNames.map((name) => `${name}.md`).toSorted());
  });

  it.each(locales)('link to places in other pages that are there: %s', (locale) => {
    for (const name of lessons(locale))
      for (const [, file, place] of source(locale, name).matchAll(/\]\(([\w-]+\.md)#([^)]+)\)/g)) {
        const { headings, blocks } = compiled(locale, file!);
        const figures = blocks.filter((block) => block.kind === 'cell');
        const places = [...headings, ...figures].map(({ id }) => id);
        expect(places, `${locale}/${name}`).toContain(place);
      }
  });

  it.each(lessons('zh'))('%s in Chinese has Chinese punctuation between Chinese characters', (name) => {
    const words = source('zh', name).replaceAll(/\]\([^)]*\)/g, ']');
    expect(words.match(/\p{Script=Han}[,;:?!()]/gu)).toBeNull();
  });
});
