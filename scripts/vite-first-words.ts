import { svelte } from '@sveltejs/vite-plugin-svelte';
import { join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';
import type { PageWords } from '../src/notebook/app/page-words.ts';
import { typesetEquations } from '../src/lessons/equations/vite-plugin.ts';
import { lessons } from '../src/lessons/compiler/vite-plugin.ts';
import { projectRoot } from './build.mjs';
import { criticalCss } from './critical-css.ts';

type Bundle = Rolldown.OutputBundle;

const place = /<!-- The first words[^>]*-->/;
const title = /<title>[^<]*<\/title>/;
const styleSheet = /<link rel="stylesheet"[^>]*href="\.\/([^"]+)"[^>]*>/g;

/** What Svelte puts between elements to find them again. The words are not taken over by the code, but replaced. */
const markers = /<!--(?:\[[-\w!]*|\])?-->/g;

/** The chunk that draws the notebook, `src/notebook/app/show.ts`, and with it all words. */
const drawing = 'show';

/**
 * Builds a page for every lesson, with its words in both languages and the style that they need, so that they can be
 * read as soon as the page has come, while the code and all other style is still on its way; and has what is needed
 * first fetched beside the code that asks for it.
 */
export function firstWords(): Plugin {
  return {
    name: 'first-words',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      const index = bundle['index.html'];
      if (index?.type !== 'asset') return;
      const { html, style } = withoutStyle(String(index.source), bundle);
      const sheets = chunksFrom([drawing], bundle).flatMap(sheetsOf);
      const drawingStyle = sheets.map((file) => inPage(sourceOf(file, bundle), file)).join('');
      for (const page of await renderedPages()) {
        const words = [page.words.en, page.words.zh].map((one) => one.replaceAll(markers, ''));
        const filled = html.replace(
          place,
          () => `<div lang="en">${words[0]}</div><template>${words[1]}</template>`,
        );
        const critical = criticalCss(drawingStyle, filled);
        const code = chunksFrom([drawing, ...(page.figure ? [`${page.figure}Cell`] : [])], bundle);
        const source = filled.replace(
          '</head>',
          (end) => `<style>${style}${critical}</style>${preloads(code, sheets)}${end}`,
        );
        if (page.file === 'index.html') index.source = source;
        else {
          const titled = source.replace(title, (site) => site.replace('<title>', `<title>${page.title} · `));
          this.emitFile({ type: 'asset', fileName: page.file, source: titled });
        }
      }
    },
  };
}

/** A page without its style sheets, which would have to be asked for before a word is drawn, and what they hold. */
function withoutStyle(html: string, bundle: Bundle): { html: string; style: string } {
  let style = '';
  const without = html.replaceAll(styleSheet, (_, file: string) => {
    style += sourceOf(file, bundle);
    Reflect.deleteProperty(bundle, file);
    // Else whatever imports the code would ask for its style.
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk') chunk.viteMetadata?.importedCss.delete(file);
    return '';
  });
  return { html: without, style };
}

const relativeAddress = /url\((["']?)(?!data:|#|[a-z]+:)(?:\.\/)?/g;

/** A style sheet as it stands in a page of the site: addresses in it are relative to its own folder. */
const inPage = (css: string, file: string): string =>
  css.replaceAll(relativeAddress, `url($1./${posix.dirname(file)}/`);

function sourceOf(file: string, bundle: Bundle): string {
  const sheet = bundle[file];
  if (sheet?.type !== 'asset') throw new Error(`There is no style sheet ${file} in the bundle.`);
  return String(sheet.source);
}

/** Chunks by their names, and those that they import, what is imported first; without the one that the page asks for. */
function chunksFrom(names: readonly string[], bundle: Bundle): Rolldown.OutputChunk[] {
  const found = new Set<Rolldown.OutputChunk>();
  const seen = new Set<string>();
  const add = (file: string): void => {
    const chunk = bundle[file];
    if (chunk?.type !== 'chunk' || chunk.isEntry || seen.has(file)) return;
    seen.add(file);
    chunk.imports.forEach(add);
    found.add(chunk);
  };
  for (const name of names)
    for (const [file, chunk] of Object.entries(bundle))
      if (chunk.type === 'chunk' && chunk.name === name) add(file);
  return [...found];
}

const sheetsOf = (chunk: Rolldown.OutputChunk): string[] => [...(chunk.viteMetadata?.importedCss ?? [])];

/** Links that have code fetched, and the style that it waits for. */
function preloads(code: readonly Rolldown.OutputChunk[], sheets: readonly string[]): string {
  const link = (what: string, file: string): string => `<link ${what} crossorigin href="./${file}">`;
  return [
    ...code.map(({ fileName }) => link('rel="modulepreload"', fileName)),
    ...sheets.map((file) => link('rel="preload" as="style"', file)),
  ].join('');
}

/** Builds `src/notebook/app/first-words.ts` for Node and runs it. */
async function renderedPages(): Promise<PageWords[]> {
  const outDir = join(projectRoot, '.cache/first-words');
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'warn',
    plugins: [svelte({ configFile: join(projectRoot, 'svelte.config.js') }), lessons(), typesetEquations()],
    build: {
      ssr: join(projectRoot, 'src/notebook/app/first-words.ts'),
      outDir,
      emptyOutDir: true,
      rolldownOptions: { checks: { bundlerTimings: false } },
    },
  });
  // Node keeps what it has imported: a build after this one is to get its own.
  const address = `${pathToFileURL(join(outDir, 'first-words.js')).href}?${Date.now()}`;
  const module = (await import(address)) as { firstWords: () => Promise<PageWords[]> };
  return module.firstWords();
}
