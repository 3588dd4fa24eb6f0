import { describe, expect, it } from 'vitest';
import type { SharedAnswers } from '../../../src/notebook/permalink/answers-address.ts';
import { ClassAnswers } from '../../../src/notebook/classroom/class-answers.svelte.ts';
import { writePermalink } from '../../../src/notebook/permalink/permalink.ts';
import { compileLesson } from '../../../src/lessons/compiler/compile.ts';
import type { PageName } from '../../../src/lessons/page-names.ts';
import type { Answer } from '../../../src/views/question/question.ts';

const lesson = compileLesson(
  [
    '# Questions',
    '```cell Question\nask: How much?\nanswer: psnr-gain\n```',
    '```cell Question\nask: Where?\nchoices: here | there\nanswer: long-skip-high-frequency\n```',
    '```cell Question\nask: Which first?\nanswer: group-energy\n```',
  ].join('\n\n'),
  'lesson.md',
);

const by = (tag: string, name: string, ...predictions: [number, Answer][]): SharedAnswers => ({
  tag,
  name,
  predictions: new Map(predictions),
});
const number = (value: number): [number, Answer] => [1, { kind: 'number', value }];
const choice = (index: number): [number, Answer] => [2, { kind: 'choice', index }];
const link = (answers: SharedAnswers, page = 'measuring.html'): string =>
  `https://example.org/notebook/${page}?${writePermalink({ answers, scale: 2 })}`;

function opened(answers?: SharedAnswers) {
  const refused: SharedAnswers[] = [];
  const reading = { open: { name: 'measuring' as PageName, locale: 'en' as const, lesson } };
  const given = {
    view: answers ? { answers } : {},
    refuseAnswers: (more: SharedAnswers) => refused.push(more),
  };
  return { all: new ClassAnswers(reading, given), reading, refused };
}

/** What others predicted in the first question. */
const numbers = (all: ClassAnswers): unknown[] =>
  all.of(1, { kind: 'number' }).map((answer) => answer.kind === 'number' && answer.value);

describe('a link that the page is opened with', () => {
  it('brings the predictions of whoever made it', () => {
    const { all, refused } = opened(by('aaaaa', 'Mia', number(1.5), choice(1)));
    expect(numbers(all)).toEqual([1.5]);
    expect(refused).toEqual([]);
  });

  it('is left out where the page has no such question', () => {
    const mismatched: [number, Answer][] = [
      choice(2),
      [3, { kind: 'number', value: 1 }],
      [4, { kind: 'number', value: 1 }],
    ];
    const { all, refused } = opened(by('aaaaa', 'Mia', number(1.5), ...mismatched));
    expect(all.others).toEqual([by('aaaaa', 'Mia', number(1.5))]);
    expect(refused).toEqual([by('aaaaa', 'Mia', ...mismatched)]);
  });

  it('applies to its own page only', () => {
    const { all, reading } = opened(by('aaaaa', 'Mia', number(1.5)));
    reading.open = { ...reading.open, name: 'rcan' };
    expect(all.others).toEqual([]);
    expect(all.linked).toBeUndefined();
  });
});

describe('pasted links', () => {
  it('are added, whatever white space is between them, also where two readers predicted the same', () => {
    const { all } = opened();
    const text = `  ${link(by('aaaaa', '', number(2)))}\n\n${link(by('bbbbb', '', number(2)))} `;
    expect(all.paste(text)).toEqual({ added: 2, replaced: 0, left: [] });
    expect(numbers(all)).toEqual([2, 2]);
  });

  it('that were left out are named with the reason', () => {
    const { all } = opened(by('aaaaa', 'Mia', number(1)));
    const pasted = all.paste(
      [
        link(by('aaaaa', 'Mia', number(1))),
        link(by('bbbbb', 'Ben', number(1)), 'upsampling.html'),
        'https://example.org/notebook/measuring.html?scale=2',
        'hello',
        'javascript:alert(1)',
        link(by('ccccc', 'Ida', [7, { kind: 'number', value: 1 }])),
        link(by('ddddd', '', number(4))),
      ].join('\n'),
    );
    expect(pasted).toEqual({
      added: 1,
      replaced: 0,
      left: [
        { link: 1, name: 'Mia', why: 'duplicate' },
        { link: 2, name: 'Ben', why: 'elsewhere' },
        { link: 3, name: '', why: 'unreadable' },
        { link: 4, name: '', why: 'unreadable' },
        { link: 5, name: '', why: 'unreadable' },
        { link: 6, name: 'Ida', why: 'unreadable' },
      ],
    });
    expect(numbers(all)).toEqual([1, 4]);
  });

  it('take the place of an earlier link of the same reader', () => {
    const { all } = opened(by('aaaaa', 'Mia', number(1)));
    expect(all.paste(link(by('aaaaa', 'Mia', number(3))))).toEqual({ added: 0, replaced: 1, left: [] });
    expect(numbers(all)).toEqual([3]);
  });

  it('of the reader’s own are not among the others', () => {
    const { all } = opened();
    all.predict(2, { kind: 'choice', index: 0 });
    all.predict(1, { kind: 'number', value: 5 });
    all.name = ' Mia ';
    expect(all.mine).toMatchObject({ name: 'Mia', predictions: new Map([number(5), choice(0)]) });
    expect(all.paste(link(all.mine)).left).toEqual([{ link: 1, name: 'Mia', why: 'duplicate' }]);
  });

  it('are kept up to 500, and removed together', () => {
    const { all } = opened();
    const many = Array.from({ length: 501 }, (_, i) => link(by(String(10_000 + i), '', number(i))));
    expect(all.paste(many.join(' '))).toEqual({
      added: 500,
      replaced: 0,
      left: [{ link: 501, name: '', why: 'too-many' }],
    });
    all.forget();
    expect(all.others).toEqual([]);
  });
});

it('an order of another network’s groups is not counted', () => {
  const { all } = opened(by('aaaaa', '', [3, { kind: 'order', order: [1, 0] }]));
  expect(all.of(3, { kind: 'order', options: ['a', 'b'] })).toHaveLength(1);
  expect(all.of(3, { kind: 'order', options: ['a', 'b', 'c'] })).toEqual([]);
});

it('a prediction that is taken back is in no link', () => {
  const { all } = opened();
  all.predict(1, { kind: 'number', value: 5 });
  all.predict(1, undefined);
  expect(writePermalink({ answers: all.mine })).toBe('v=1');
});
