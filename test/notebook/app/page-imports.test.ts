import { expect, test } from 'vitest';
import { projectRoot } from '../../../scripts/build.mjs';
import { packagesOf } from '../../../scripts/import-closure.ts';

const packages = packagesOf(projectRoot, 'src/notebook/app/main.ts');

test('nothing that the page itself imports, figures included, reaches TF.js, which belongs to the worker', () => {
  const chains = [...packages]
    .filter(([name]) => name.startsWith('@tensorflow/'))
    .map(([name, files]) => [...files, name].join(' -> '));
  expect(chains).toEqual([]);
});

test('the closure holds the figures and what is fetched on demand', () => {
  expect([...packages.keys()]).toEqual(
    expect.arrayContaining(['svelte', 'd3', 'modern-screenshot', '@codemirror/view']),
  );
});
