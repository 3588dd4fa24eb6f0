import { expect, test } from 'vitest';
import { compileLesson } from '../../../src/lessons/compiler/compile.ts';

function prose(...lines: string[]): string {
  const [block] = compileLesson(['# 题', '', ...lines].join('\n'), 'lessons/zh/a.md').blocks;
  if (block?.kind !== 'prose') throw new Error('Prose was expected.');
  return block.html;
}

test('a line that ends between two Chinese characters leaves no space', () => {
  expect(prose('一条清晰的边。', '网络见过许多图。')).toContain('一条清晰的边。网络见过许多图。');
});

test('nor does it where one of them is emphasised', () => {
  expect(prose('清晰的边。', '**超分辨率**网络')).toContain('清晰的边。<strong>超分辨率</strong>网络');
});

test('beside full-width punctuation there is none, whatever follows', () => {
  expect(prose('本该有什么。', 'RCAN 就是')).toContain('本该有什么。RCAN 就是');
  expect(prose('RCAN', '（2018）')).toContain('RCAN（2018）');
});

test('beside Latin letters, code and formulas the space stays', () => {
  expect(prose('这就是 RCAN', '网络')).toContain('RCAN\n网络');
  expect(prose('取', '$r = 2$ 两次')).toMatch(/取\n<(span|math)/);
});
