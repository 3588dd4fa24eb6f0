import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chineseLessons, chineseStrings } from './strings.ts';
import { refusedIn, terms } from './terms.ts';

describe('the list of terms', () => {
  it('has one row for a name in each language', () => {
    expect(terms.length).toBeGreaterThan(80);
    const names = [...terms.map(({ english }) => english), ...terms.map(({ chinese }) => chinese)];
    expect(names.filter((name, i) => name === '' || names.indexOf(name) !== i)).toEqual([]);
  });

  it('has every word of the glossary, by the same name in both languages', () => {
    const glossary = readFileSync(new URL('../../lessons/zh/glossary.md', import.meta.url), 'utf8');
    const entries = [...glossary.matchAll(/^### ([^\n]+)\n\n(?:（([^）]+)）)?/gm)];
    expect(entries.length).toBeGreaterThan(50);
    const listed = ([, chinese = '', english = '']: RegExpMatchArray) =>
      terms.some((term) => term.chinese.includes(chinese) && term.english.includes(english));
    expect(entries.filter((entry) => !listed(entry)).map(([, chinese]) => chinese)).toEqual([]);
  });

  it('refuses no name that it gives', () => {
    expect(terms.flatMap(({ chinese }) => refusedIn(chinese))).toEqual([]);
  });

  it.each([
    ['这条近路', 1],
    ['这条捷径', 0],
    ['这个块和那个块', 2],
    ['组 3 的块 12，一个残差块，一张图块', 0],
    ['尺子与笔记本', 1],
  ])('finds in “%s” so many words to change: %d', (text, count) => {
    expect(refusedIn(text)).toHaveLength(count);
  });
});

describe('Chinese words', () => {
  it.each(chineseLessons)('keep to the list: $file', ({ text }) => {
    expect(refusedIn(text)).toEqual([]);
  });

  it('keep to the list in figures, buttons and errors', () => {
    expect(chineseStrings.length).toBeGreaterThan(800);
    const refused = chineseStrings.flatMap(({ file, text }) =>
      refusedIn(text).map((found) => `${file}: ${found}`),
    );
    expect(refused).toEqual([]);
  });
});
