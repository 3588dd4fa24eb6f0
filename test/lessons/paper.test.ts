import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLesson } from '../../src/lessons/compiler/compile.ts';
import { pageNames } from '../../src/lessons/page-names.ts';
import { equations } from '../../src/views/equation/equations.ts';

const file = (path: string) => new URL(`../../${path}`, import.meta.url);
const source = (path: string) => (existsSync(file(path)) ? readFileSync(file(path), 'utf8') : undefined);
const read = (locale: string, name: string) =>
  readLesson(source(`lessons/${locale}/${name}.md`) ?? '', undefined, source);

describe.each(['en', 'zh'])('in the pages in %s', (locale) => {
  it.each(pageNames)('%s names code that is there', (name) => {
    expect(read(locale, name).problems).toEqual([]);
  });

  it('paper to notebook has every equation, in the order of the paper', () => {
    const { blocks } = read(locale, 'paper').lesson!;
    const shown = blocks.flatMap((block) =>
      block.kind === 'cell' && 'of' in block.properties ? [block.properties['of']] : [],
    );
    expect(shown).toEqual(Object.keys(equations));
  });

  it('paper to notebook leaves out no equation, figure or table of the paper, and links to the lines of each equation', () => {
    const lines = (source(`lessons/${locale}/paper.md`) ?? '').split('\n').filter((line) => line.startsWith('|'));
    const rows = lines.filter((line) => /^\| (图 |表 )?\d/.test(line));
    const first = rows.map((row) => row.split('|')[1]!.split(/[:：]/)[0]!);
    const numbers = first.flatMap((cell) => [...cell.matchAll(/\d+/g)].map(Number));
    const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);
    expect(numbers.slice(0, 14)).toEqual(upTo(14));
    expect(numbers.slice(14, 22).toSorted()).toEqual(upTo(8));
    expect([...new Set(numbers.slice(22, 27))]).toEqual(upTo(4));
    const linked = rows.slice(0, 14).filter((row) => row.includes('](../../src/model/'));
    expect(linked).toHaveLength(13);
  });
});
