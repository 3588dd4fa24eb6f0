import { describe, expect, test } from 'vitest';
import { bounds } from '../../../src/lessons/compiler/bounds.ts';
import { readLesson } from '../../../src/lessons/compiler/compile.ts';
import { hostileLessons } from './hostile-lessons.ts';

// The bound that a reader feels, 2 s, is measured by `npm run fuzz`; this guard only tells a hang from a slow machine.
const guard = 10_000;

describe('a lesson that is made to keep the compiler busy is compiled or refused', () => {
  test.each(Object.entries(hostileLessons))(
    '%s',
    (_, make) => {
      const { lesson, problems } = readLesson(make());
      const prose = lesson?.blocks.map((block) => (block.kind === 'prose' ? block.html : '')) ?? [];
      expect(prose.join('').length).toBeLessThan(10 * bounds.text);
      expect(problems.length).toBeLessThanOrEqual(bounds.problems + 1);
      if (!lesson) expect(problems).toHaveLength(1);
      for (const { sentence } of problems)
        for (const words of Object.values(sentence)) {
          expect(words.length).toBeLessThanOrEqual(502);
          expect(words).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
        }
    },
    guard,
  );
});

describe('what is too much is named with its line, in both languages', () => {
  const list = '- a\n'.repeat(20_000);
  test.each([
    ['text', 'a '.repeat(bounds.text), 1, /longer than 1048576 characters/, /1048576 个字符/],
    ['lines', `# T\n\n${'a\n'.repeat(50_000)}`, 50_001, /more than 50000 lines/, /50000 行/],
    ['blocks', `# T\n\n${list}`, 6003, /more than about 10000 paragraphs/, /约 10000 个/],
    ['a paragraph', `# T\n\na\n\n${'b'.repeat(20_001)}`, 5, /has 20001 characters/, /20001 个字符/],
    ['marks', `# T\n\n${`${'b* '.repeat(6000)}\n\n`.repeat(10)}`, 19, /50000 brackets/, /50000 个/],
    ['footnotes', `# T\n\n${'a^[b]\n\n'.repeat(301)}`, 603, /300 footnotes/, /300 个/],
    ['figures', `# T\n\n${'```cell GroupMaps\n```\n\n'.repeat(201)}`, 603, /200 figures/, /200 个/],
    ['formulas', `# T\n\n${'$a$\n\n'.repeat(1001)}`, 2003, /1000 formulas/, /1000 个/],
    ['html', `# T\n\n[a]: b${'b'.repeat(9000)}\n\n${'[a]\n\n'.repeat(500)}`, 0, /more than 4 MB/, /4 MB 以上/],
  ])('%s', (_, text, line, en, zh) => {
    const { lesson, problems } = readLesson(text);
    expect(lesson).toBeUndefined();
    expect(problems).toEqual([
      {
        line: line === 0 ? expect.any(Number) : line,
        sentence: { en: expect.stringMatching(en) as string, zh: expect.stringMatching(zh) as string },
      },
    ]);
  });

  test('problems: the first hundred, and how many more there are', () => {
    const { lesson, problems } = readLesson(`# T\n\n${'[a](#b)\n\n'.repeat(150)}`);
    expect(lesson).toBeDefined();
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toMatchObject({
      line: 203,
      sentence: { en: expect.stringMatching(/There are 50 more problems/) as string },
    });
  });

  test('a figure of very many lines, which is left out', () => {
    const { lesson, problems } = readLesson(`# T\n\n\`\`\`cell GroupMaps\n${'a: b\n'.repeat(101)}\`\`\`\n`);
    expect(lesson?.blocks.map(({ kind }) => kind)).toEqual(['prose', 'problem']);
    expect(problems).toMatchObject([{ line: 3, sentence: { en: expect.stringMatching(/more than 100 lines/) as string } }]);
  });
});

describe('a lesson that is as large as an image makes it', () => {
  test('is compiled: what is written as an image is no long paragraph', () => {
    const { lesson, problems } = readLesson(`# T\n\n![a](data:image/png;base64,${'A'.repeat(900_000)})`);
    expect(problems).toEqual([]);
    expect(lesson?.blocks[0]).toMatchObject({ html: expect.stringContaining('<img src="data:image') as string });
  });
});

test('a formula is no wider than its bound, whatever it asks for', () => {
  const { lesson } = readLesson('# T\n\n$\\rule{99999em}{99999em}$');
  const html = JSON.stringify(lesson?.blocks);
  expect(html).toContain('width=\\"100em\\"');
  expect(html).toContain('height=\\"100em\\"');
});

test('a sentence quotes no more of a text than can be read, and nothing that nobody sees', () => {
  const { problems } = readLesson(`# T\n\n<b \u202e${'c'.repeat(5000)}>\n`);
  expect(problems[0]?.sentence.en.length).toBeLessThanOrEqual(502);
  expect(problems[0]?.sentence.en).not.toMatch(/\u202e/);
});
