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
import { guide, guideExamples, wholeLesson } from './guide.ts';

/** The part of the guide under a heading, up to the next heading of its level or above. */
function section(heading: string): string {
  const start = guide.indexOf(`\n### ${heading}\n`);
  return start < 0 ? '' : (guide.slice(start + 1).split(/\n#{2,3} /)[0] ?? '');
}
const cellsOf = (markdown: string) =>
  compileLesson(markdown, 'example').blocks.flatMap((block) => (block.kind === 'cell' ? [block.name] : []));

describe('the guide to writing lessons', () => {
  test.each(guideExamples.map((example, i) => [i + 1, example] as const))(
    'has an example %i that compiles',
    (_, example) => {
      const titled = /^# /m.test(example) ? example : `# T\n\n${example}`;
      expect(() => compileLesson(titled, 'example')).not.toThrow();
    },
  );

  test.each(cellNames)('tells what %s shows, each of its properties, and an example', (name) => {
    const own = section(name);
    expect(own).toContain(`\`\`\`cell ${name}\n`);
    const told = own + (isFigure(name) ? section('Properties of every figure') : '');
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
    expect(new Set(cellsOf(wholeLesson)).size).toBeGreaterThanOrEqual(6);
  });

  test.each(['en', 'zh'])('has a text to start from, without a mistake: %s', (locale) => {
    const starter = readFileSync(new URL(`../../lessons/starter.${locale}.md`, import.meta.url), 'utf8');
    expect(cellsOf(starter).length).toBeGreaterThanOrEqual(3);
  });
});
