import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectRoot } from '../../scripts/build.mjs';
import { newFigure } from '../../scripts/new.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'new-figure-'));
  for (const file of [
    'src/figures/registry.ts',
    'lessons/README.md',
    'lessons/en/free-play.md',
    'lessons/zh/free-play.md',
  ])
    cpSync(join(projectRoot, file), join(root, file));
});
afterEach(() => rmSync(root, { recursive: true }));

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const files = (): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));

test('a figure has its files, one entry in the registry, a place in the guide and in free play', () => {
  newFigure('ToneCurve', root);
  expect(read('src/figures/tone-curve/figure.ts')).toContain("defineFigure('ToneCurve', captions, {");
  expect(read('src/figures/tone-curve/ToneCurveCell.svelte')).toContain('<ToneCurve');
  expect(read('src/figures/registry.ts')).toContain("import { toneCurve } from './tone-curve/figure.ts';");
  expect(read('src/figures/registry.ts').match(/\btoneCurve\b/g)).toHaveLength(2);
  expect(read('lessons/README.md')).toContain('### ToneCurve');
  for (const locale of ['en', 'zh'])
    expect(read(`lessons/${locale}/free-play.md`)).toMatch(/```cell ToneCurve\nid: tone-curve\n```\n$/);
  for (const file of files()) expect(read(file), file).not.toMatch(/__(N|n)ame__|__folder__/);
});

test.each(['toneCurve', 'Tone Curve', '../Tone', ''])(
  '%j names no figure, and nothing is written',
  (name) => {
    const before = files();
    expect(() => newFigure(name, root)).toThrow(/names no figure/);
    expect(files()).toEqual(before);
  },
);

test('a figure that is there already is not made again', () => {
  newFigure('ToneCurve', root);
  const before = read('src/figures/registry.ts');
  expect(() => newFigure('ToneCurve', root)).toThrow(/is there already/);
  expect(read('src/figures/registry.ts')).toBe(before);
});
