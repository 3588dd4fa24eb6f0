import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { facts, holds, quotedIn, unfounded } from './quoted-numbers.ts';

const root = new URL('../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');
const locales = ['en', 'zh'] as const;
const pages = readdirSync(new URL('lessons/en/', root)).filter((name) => name.endsWith('.md'));
const all = pages.flatMap((name) => locales.map((locale) => `lessons/${locale}/${name}`));

describe('numbers that a lesson quotes', () => {
  it.each(all)('stand in a document that its section names, or are cited from the paper: %s', (file) => {
    expect(unfounded(read(file), read)).toEqual([]);
  });

  it.each(pages)('are the same in both languages, but what follows from a definition: %s', (name) => {
    const quoted = (locale: 'en' | 'zh') => {
      const measured = quotedIn(read(`lessons/${locale}/${name}`)).filter(({ text }) => !Object.hasOwn(facts, text));
      return [...new Set(measured.map(({ section, text }) => `${section}: ${text}`))].toSorted();
    };
    expect(quoted('zh')).toEqual(quoted('en'));
  });

  it('are there to be checked', () => {
    const counted = all.map((file) => quotedIn(read(file)).length);
    expect(Math.max(...counted)).toBeGreaterThan(20);
  });
});

describe('the check', () => {
  const document = () => 'The share is 0.394 on average, the loss −0.0892 dB, and PSNR 37.164 dB.';
  const founded = (prose: string) => unfounded(prose, document).map(({ text }) => text);

  it('finds decimals, percentages and decibels, and no others', () => {
    const prose = 'From 0.394 to 39 % and 3 dB on 7 cards of 96 × 96 px, `1.5`, $2.5$ (section 3.2), ×2.';
    expect(quotedIn(prose).map(({ text }) => text)).toEqual(['0.394', '39', '3']);
    expect(quotedIn('第 3.2 节里，39 % 与 0.394 dB，表 1。').map(({ text }) => text)).toEqual(['39', '0.394']);
  });

  it('takes a number that is rounded from one of the document, and a percentage of a share', () => {
    expect(founded('In `docs/frequency.md` 39 % and 0.39, 0.09 dB lost, 37.16 dB.')).toEqual([]);
  });

  it('refuses a number that is not there, or with more digits than it has there', () => {
    expect(founded('In `docs/frequency.md` 40 %, 0.395, 37.17 dB and 37.1640 dB.')).toEqual([
      '40',
      '0.395',
      '37.17',
      '37.1640',
    ]);
  });

  it('refuses a number whose section names no document, be it another section’s', () => {
    expect(founded('`npm run frequency` gives 0.394.\n\n## Next\n\nAnd 37.16 dB.')).toEqual(['37.16']);
  });

  it('takes a number that the paper has, of a paragraph that cites it, and of no other paragraph', () => {
    expect(founded('In Table 1 it is 37.45 dB.\n\nHere it is 36.45 dB.')).toEqual(['36.45']);
    expect(founded('表 1 里是 37.45 dB。\n\n这里是 36.45 dB。')).toEqual(['36.45']);
  });

  it('refuses a number that is said to be the paper’s and is not among those that are quoted of it', () => {
    expect(founded('Table 1 has 37.45 dB, 37.46 dB and 0.9614; Table 4 an error of 39.3 %, not of 39.4 %.')).toEqual([
      '37.46',
      '39.4',
    ]);
  });

  it('passes over cells, whose numbers are asked and not quoted', () => {
    expect(founded('```cell Question\nask: Is it 0.7?\nanswer: psnr-gain\n```')).toEqual([]);
  });

  it('does not mistake a part of a number for it', () => {
    expect(holds('1.394', { text: '0.394', percent: false })).toBe(false);
    expect(holds('139', { text: '39', percent: true })).toBe(false);
  });
});
