import { describe, expect, it } from 'vitest';
import { wrongMarks } from './marks.ts';
import { chineseLessons, chineseStrings, templates } from './strings.ts';

describe('Chinese punctuation', () => {
  it.each(chineseLessons)('is full-width, and spaces are where they belong: $file', ({ text }) => {
    expect(wrongMarks(text.replaceAll('。** ', '。').replaceAll('**', ''))).toEqual([]);
  });

  it('is full-width, and spaces are where they belong, in figures, buttons and errors', () => {
    const wrong = chineseStrings.flatMap(({ file, text }) =>
      wrongMarks(text).map((found) => `${file}: ${found}`),
    );
    expect(wrong).toEqual([]);
  });

  // `labelled` puts the colon of the language between two of them.
  it('is not left to components, which put no half-width mark between words', () => {
    expect(templates.length).toBeGreaterThan(100);
    const joined = templates.flatMap(({ file, text }) =>
      [...text.matchAll(/\}(?:[:;] [{<]|:<)/g)].map(
        ({ index }) => `${file}: ${text.slice(index - 40, index + 20)}`,
      ),
    );
    expect(joined).toEqual([]);
  });

  it.each([
    ['组 3，块 2：s = 0.5（见图 1）。', 0],
    ['组3, 残差块:s', 3],
    ['外观: 深色', 1],
    ['系数 ，块', 1],
    ['系数， 块', 1],
    ['让RCAN参加', 2],
    ['通道  3', 1],
    ['通道 undefined', 1],
    ['他说"好"', 2],
  ])('is looked at in “%s”: %d', (text, count) => {
    expect(wrongMarks(text)).toHaveLength(count);
  });
});
