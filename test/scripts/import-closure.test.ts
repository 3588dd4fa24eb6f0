import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { packagesOf } from '../../scripts/import-closure.ts';

const roots: string[] = [];
afterEach(() => roots.splice(0).forEach((root) => rmSync(root, { recursive: true })));

/** The packages that `src/main.ts` loads, with the chains to them, in a project that consists of these files. */
function packagesIn(files: Record<string, string>): Record<string, string> {
  const root = mkdtempSync(join(tmpdir(), 'closure-'));
  roots.push(root);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  const found = packagesOf(root, 'src/main.ts');
  return Object.fromEntries([...found].map(([name, chain]) => [name, chain.join(' ')]));
}

test.each([
  ['an import', `import { a } from './a.ts';`],
  ['an import for its effects', `import './a.ts';`],
  ['an export', `export * from './a.ts';`],
  ['an import at run time', `const a = () => import('./a.ts');`],
  ['an import of types alone that keeps the module', `import { type A } from './a.ts';`],
  ['a glob', `const all = import.meta.glob('./*.ts');`],
])('%s loads what the other file imports', (_, line) => {
  const files = { 'src/main.ts': line, 'src/a.ts': `import * as tf from '@tensorflow/tfjs-core';` };
  expect(packagesIn(files)).toEqual({ '@tensorflow/tfjs-core': 'src/main.ts src/a.ts' });
});

test.each([
  ['an import of a type', `import type { A } from './a.ts';`],
  ['an export of a type', `export type { A } from './a.ts';`],
  ['a type of a module', `type A = import('./a.ts').A;`],
  ['a worker', `new Worker(new URL('./a.ts', import.meta.url), { type: 'module' });`],
])('%s loads nothing', (_, line) => {
  expect(packagesIn({ 'src/main.ts': line, 'src/a.ts': `import 'd3';` })).toEqual({});
});

test('components and the folders of a glob are followed, and the shortest chain is told', () => {
  const found = packagesIn({
    'src/main.ts': `import './long.ts';\nimport.meta.glob<Cell>('./figures/*/*Cell.svelte', { import: 'default' });`,
    'src/long.ts': `import './longer.ts';`,
    'src/longer.ts': `import 'd3';`,
    'src/figures/race/RaceCell.svelte': `<script lang="ts">\n  import { sum } from 'd3';\n</script>\n<p>import 'katex'</p>`,
    'src/figures/race/other.ts': `import 'katex';`,
  });
  expect(found).toEqual({ d3: 'src/main.ts src/figures/race/RaceCell.svelte' });
});

test('what a glob excludes is not followed', () => {
  const found = packagesIn({
    'src/main.ts': `import.meta.glob(['./*/*Cell.svelte', '!./frame/*']);`,
    'src/race/RaceCell.svelte': `<script>import 'd3';</script>`,
    'src/frame/FrameCell.svelte': `<script>import 'katex';</script>`,
  });
  expect(found).toEqual({ d3: 'src/main.ts src/race/RaceCell.svelte' });
});

test('a glob that is not written out is refused', () => {
  expect(() => packagesIn({ 'src/main.ts': `import.meta.glob(['./a.ts', ...more]);` })).toThrow(
    'src/main.ts: import.meta.glob takes something else than strings here.',
  );
});

test('an import that leads to no file is named', () => {
  expect(() => packagesIn({ 'src/main.ts': `import './a';` })).toThrow(
    'src/main.ts imports "./a", which is no file.',
  );
});
