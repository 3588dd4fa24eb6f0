import { expect, test } from 'vitest';
import { folderPage, withIndexLinks } from '../../scripts/folder-page.ts';

const page = `<!doctype html><html><head><meta charset="utf-8" /><meta http-equiv="Content-Security-Policy" content="x" />
<link rel="icon" href="./icon.svg" /><link rel="manifest" href="./manifest.webmanifest" />
<script type="module" crossorigin src="./assets/index-1.js"></script>
<link rel="modulepreload" crossorigin href="./assets/d3-1.js"></head>
<body><a href="./#place">first</a><script>a()</script></body></html>`;

test('a page of the folder loads scripts where that of the site loads modules, and asks for nothing else', () => {
  const made = folderPage(page, ['files/worker-1.js.js']);
  expect(made).not.toMatch(/module|crossorigin|manifest/);
  expect(made).toContain(
    '<script defer src="./files/worker-1.js.js"></script><script defer src="./notebook.js"></script>',
  );
  expect(made.match(/http-equiv="Content-Security-Policy" content="[^"]*"/g)).toEqual([
    expect.stringMatching(/script-src file: 'wasm-unsafe-eval' 'sha256-/),
  ]);
});

test('fonts are those of the folder’s style sheet', () => {
  const styled = page.replace(
    '</head>',
    '<style>@font-face{font-family:K;src:url(./assets/k.woff2)}p{margin:0}</style></head>',
  );
  expect(folderPage(styled, [])).toContain('<style>p{margin:0}</style>');
});

test('links to the folder name its first page', () => {
  expect(folderPage(page, [])).toContain('<a href="index.html#place">');
  expect(withIndexLinks('href="./" href=\\"./?v=1\\" href="./icon.svg"')).toBe(
    'href="index.html" href=\\"index.html?v=1\\" href="./icon.svg"',
  );
});

test('what is no page of the notebook is refused', () => {
  expect(() => folderPage('<p>hello</p>', [])).toThrow(/no page/);
});
