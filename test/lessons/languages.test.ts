import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileLesson } from '../../src/notebook/lesson/compile.ts';

const folder = (locale: 'en' | 'zh') => new URL(`../../lessons/${locale}/`, import.meta.url);
const lessons = (locale: 'en' | 'zh') => readdirSync(folder(locale)).toSorted();
const source = (locale: 'en' | 'zh', name: string) => readFileSync(new URL(name, folder(locale)), 'utf8');

/** The order of prose and figures, with what each figure is asked to show. */
function outline(locale: 'en' | 'zh', name: string) {
  return compileLesson(source(locale, name), `${locale}/${name}`).blocks.map((block) =>
    block.kind === 'cell' ? { cell: block.name, ...block.properties } : 'prose',
  );
}

const headingLevels = (text: string) => [...text.matchAll(/^(#+) /gm)].map(([, marks]) => marks?.length);
const formulas = (text: string) => [...text.matchAll(/\$\$([^$]+)\$\$/g)].map(([, formula]) => formula);

describe('English and Chinese', () => {
  it('have the same lessons', () => {
    expect(lessons('en').length).toBeGreaterThan(0);
    expect(lessons('zh')).toEqual(lessons('en'));
  });

  it.each(lessons('en'))('%s has the same figures at the same places', (name) => {
    const english = outline('en', name);
    expect(english.some((block) => block !== 'prose')).toBe(true);
    expect(outline('zh', name)).toEqual(english);
  });

  it.each(lessons('en'))('%s has the same parts and the same formulas', (name) => {
    const [english, chinese] = [source('en', name), source('zh', name)];
    expect(headingLevels(chinese)).toEqual(headingLevels(english));
    expect(formulas(chinese)).toEqual(formulas(english));
  });

  it.each(lessons('zh'))('%s in Chinese has Chinese punctuation between Chinese characters', (name) => {
    expect(source('zh', name).match(/\p{Script=Han}[,;:?!()]/gu)).toBeNull();
  });
});
