import { expect, test } from 'vitest';
import { compileLesson } from '../../../src/lessons/compiler/compile.ts';
import { readFigures } from '../../../src/notebook/address/given-figures.ts';

const lesson = compileLesson(
  ['# T', '```cell GroupMaps', 'id: maps', '```', '', '```cell PixelShuffle', '```'].join('\n'),
  'a.md',
);

test('settings are read by the figures of the page', () => {
  const { values, left } = readFigures({ 'fig-maps': { range: 'own' }, 'cell-2': { scale: '4' } }, lesson);
  expect(values).toEqual({ 'fig-maps': { range: 'own' }, 'cell-2': { scale: 4 } });
  expect(left).toEqual([]);
});

test('what the page’s figures do not know is left out, one by one, with what would be right', () => {
  const { values, left } = readFigures(
    {
      'fig-maps': { range: 'common', tone: 'own' },
      'cell-2': { scale: '5' },
      'fig-gone': { range: 'own' },
    },
    lesson,
  );
  expect(values).toEqual({ 'fig-maps': { range: 'common' } });
  expect(left.map(({ text, expected }) => [text, expected.kind])).toEqual([
    ['fig-maps.tone:own', 'setting'],
    ['cell-2.scale:5', 'setting'],
    ['fig-gone', 'figure'],
  ]);
});
