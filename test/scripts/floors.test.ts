import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { floorProblems } from '../../scripts/floors.ts';

const roots: string[] = [];
afterEach(() => roots.splice(0).forEach((root) => rmSync(root, { recursive: true })));

/** The problems of a project that consists of these files. */
function problemsOf(files: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'floors-'));
  roots.push(root);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return floorProblems(root);
}

const empty = 'export {};';

test('imports from the own floor and from those above are in order', () => {
  const problems = problemsOf({
    'src/image/a.ts': empty,
    'src/model/b.ts': `import '../image/a.ts'; import '@tensorflow/tfjs-core'; import './c.ts';`,
    'src/model/c.ts': empty,
    'lessons/en/a.md': '# A',
    'src/notebook/N.svelte': `<script>import '../model/b.ts'; import a from '../../lessons/en/a.md';</script>`,
  });
  expect(problems).toEqual([]);
});

test.each([
  ['an import', `import { b } from '../model/b.ts';`],
  ['an import of a type', `import type { B } from '../model/b.ts';`],
  ['an export', `export * from '../model/b.ts';`],
  ['an import at run time', `await import('../model/b.ts');`],
  ['a type of a module', `type B = import('../model/b.ts').B;`],
  ['a worker', `new Worker(new URL('../model/b.ts', import.meta.url));`],
])('%s may not lead down', (_, line) => {
  expect(problemsOf({ 'src/image/a.ts': `\n${line}`, 'src/model/b.ts': empty })).toEqual([
    'src/image/a.ts:2: "../model/b.ts" leads down from image to model.',
  ]);
});

test('a figure may not know the engine, and its line is that of the component', () => {
  const figure = `<script module>\n  import '../model/m.ts';\n</script>\n<script lang="ts">\n  import '../engine/e.ts';\n</script>\n<p>import '../cli/x.ts'</p>`;
  expect(
    problemsOf({ 'src/views/V.svelte': figure, 'src/engine/e.ts': empty, 'src/model/m.ts': empty }),
  ).toEqual(['src/views/V.svelte:5: "../engine/e.ts" leads from views to engine, which views may not know.']);
});

test('nothing in src may import a test, stand outside the floors, or leave the extension to be guessed', () => {
  const problems = problemsOf({
    'src/image/a.ts': `import '../../test/t.ts';\nimport './b';`,
    'src/image/b.ts': empty,
    'src/stray.ts': empty,
    'test/t.ts': empty,
  });
  expect(problems).toHaveLength(3);
  expect(problems[0]).toBe('src/image/a.ts:1: "../../test/t.ts" leads out of the floors of src.');
  expect(problems[1]).toBe('src/image/a.ts:2: "./b" is no file; write the path with its extension.');
  expect(problems[2]).toMatch(/^src\/stray\.ts:1: stands on no floor/);
});

test('a cycle is found, through components and types too, and told once', () => {
  const problems = problemsOf({
    'src/views/shared/V.svelte': `<script lang="ts">import { q } from './q.ts'; let { x }: { x: number } = $props();</script>`,
    'src/views/shared/W.svelte': `<script>import V from './V.svelte';</script>`,
    'src/views/shared/q.ts': `import type W from './W.svelte'; export const q = 1;`,
  });
  expect(problems).toEqual([
    'src/views/shared/V.svelte:1: imports itself: src/views/shared/V.svelte -> src/views/shared/q.ts -> src/views/shared/W.svelte -> src/views/shared/V.svelte.',
  ]);
});

test('a circle of folders is found where no file imports itself, with the imports that close it', () => {
  const problems = problemsOf({
    'src/views/race/Race.svelte': `<script>import { share } from '../skips/share.ts';</script>`,
    'src/views/race/axis.ts': empty,
    'src/views/skips/Skips.svelte': `<script>import '../race/axis.ts';</script>`,
    'src/views/skips/share.ts': 'export const share = 1;',
  });
  expect(problems).toEqual([
    'src/views/race:1: a circle of folders: src/views/race/Race.svelte -> src/views/skips/share.ts, src/views/skips/Skips.svelte -> src/views/race/axis.ts.',
  ]);
});

test('a file that stands directly on a floor counts by itself, not as a folder', () => {
  const problems = problemsOf({
    'src/model/edits/edit.ts': `import '../sites.ts';`,
    'src/model/rcan.ts': `import './edits/edit.ts';`,
    'src/model/sites.ts': empty,
  });
  expect(problems).toEqual([]);
});
