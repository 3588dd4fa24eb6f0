import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cardIds } from '../../src/image/cards/index.ts';
import { attention } from '../../src/model/sites.ts';
import { editsFromAddress } from '../../src/session/edits/edits-address.ts';
import { answers } from '../../src/figures/question/answers.ts';
import { propertiesOf } from '../../src/figures/cell-setup.ts';
import { cellNames, isFigure } from '../../src/figures/registry.ts';
import { compileLesson } from '../../src/lessons/compiler/compile.ts';
import { pageNames } from '../../src/lessons/page-names.ts';
import { equations } from '../../src/views/equation/equations.ts';
import { examplesIn, guides, wholeLessonIn } from './guide.ts';

const locales = ['en', 'zh'] as const;
const ofEveryFigure = { en: 'Properties of every figure', zh: '每幅图都有的属性' } as const;

/** The part of a guide under a heading, up to the next heading of its level or above. */
function sectionOf(guide: string, heading: string): string {
  const start = guide.indexOf(`\n### ${heading}\n`);
  return start < 0 ? '' : (guide.slice(start + 1).split(/\n#{2,3} /)[0] ?? '');
}
const cellsOf = (markdown: string) =>
  compileLesson(markdown, 'example').blocks.flatMap((block) => (block.kind === 'cell' ? [block.name] : []));

describe.each(locales)('the guide to writing lessons in %s', (locale) => {
  const guide = guides[locale];
  const section = (heading: string) => sectionOf(guide, heading);

  test.each(examplesIn(guide).map((example, i) => [i + 1, example] as const))(
    'has an example %i that compiles',
    (_, example) => {
      const titled = /^# /m.test(example) ? example : `# T\n\n${example}`;
      expect(() => compileLesson(titled, 'example')).not.toThrow();
    },
  );

  test.each(cellNames)('tells what %s shows, each of its properties, and an example', (name) => {
    const own = section(name);
    expect(own).toContain(`\`\`\`cell ${name}\n`);
    const told = own + (isFigure(name) ? section(ofEveryFigure[locale]) : '');
    expect(propertiesOf(name).filter((property) => !told.includes(`\`${property}\``))).toEqual([]);
  });

  test('names every answer, test card, equation and page', () => {
    const pages = pageNames.map((name) => `${name}.md`);
    const names = [...Object.keys(answers), ...cardIds, ...Object.keys(equations), ...pages];
    expect(names.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });

  test('shows edits that an address can carry', () => {
    const rows = guide.match(/^\| `[a-z-]+@.*$/gm)?.join('') ?? '';
    const shown = rows.match(/[a-z-]+@[^`]+/g)?.map((edit) => edit.replace('….conv_du', attention(3, 1))) ?? [];
    expect(shown.length).toBeGreaterThan(8);
    for (const edit of shown) expect(() => editsFromAddress(edit), edit).not.toThrow();
  });

  test('names no answer that there is not', () => {
    const rows = section('Question').match(/^\| `[a-z\d-]+` +\|[^|]+\|[^|]+\|$/gm) ?? [];
    expect(rows.map((row) => row.split('`')[1])).toEqual(
      expect.arrayContaining(Object.keys(answers)) as string[],
    );
    expect(rows).toHaveLength(Object.keys(answers).length);
  });

  test('ends in a whole lesson of six cells or more', () => {
    expect(new Set(cellsOf(wholeLessonIn(guide))).size).toBeGreaterThanOrEqual(6);
  });

  test('has a text to start from, without a mistake', () => {
    const starter = readFileSync(new URL(`../../lessons/starter.${locale}.md`, import.meta.url), 'utf8');
    expect(cellsOf(starter).length).toBeGreaterThanOrEqual(3);
  });
});

describe('the guides in both languages', () => {
  /** Of every row of a table, what is written as code, but for words that a lesson's author chooses. */
  const codes = (guide: string) =>
    [...guide.matchAll(/^\|.*$/gm)].flatMap(([row]) =>
      [...row.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code).filter((code) => !code.startsWith('[')),
    );
  /** What an example sets; a question, and a tour's sentences, are worded in its language. */
  const cells = (guide: string) =>
    examplesIn(guide).map((example) =>
      [...example.matchAll(/^(?:```cell .*|(?!ask:|choices:)[a-z]+: .*)$/gm)].map(([line]) => line.replace(/ \| .*/, '')),
    );

  test('list the same properties, values, sites, edits and answers', () => {
    expect(codes(guides.zh).toSorted()).toEqual(codes(guides.en).toSorted());
  });

  test('show the same cells with the same settings', () => {
    expect(cells(guides.zh)).toEqual(cells(guides.en));
  });

  test('link to each other', () => {
    expect(guides.en).toContain('(README.zh.md)');
    expect(guides.zh).toContain('(README.md)');
  });
});
