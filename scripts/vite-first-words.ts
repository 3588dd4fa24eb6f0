import { svelte } from '@sveltejs/vite-plugin-svelte';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';
import type { PageWords } from '../src/notebook/app/page-words.ts';
import { typesetEquations } from '../src/lessons/equations/vite-plugin.ts';
import { lessons } from '../src/lessons/compiler/vite-plugin.ts';
import { projectRoot } from './build.mjs';

type Bundle = Rolldown.OutputBundle;

const place = /<!-- The first words[^>]*-->/;
const title = /<title>[^<]*<\/title>/;
const styleSheet = /<link rel="stylesheet"[^>]*href="\.\/([^"]+)"[^>]*>/g;

/**
 * Builds a page for every lesson, with its words in both languages and all of its style, so that they can be read as
 * soon as the page has come, while the code is still on its way; and has the code that is needed first fetched beside
 * the code that asks for it.
 */
export function firstWords(): Plugin {
  return {
    name: 'first-words',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      const index = bundle['index.html'];
      if (index?.type !== 'asset') return;
      const empty = styled(String(index.source), bundle);
      for (const page of await renderedPages()) {
        const both = `<div lang="en">${page.words.en}</div><template>${page.words.zh}</template>`;
        const code = ['show', ...(page.figure ? [`${page.figure}Cell`] : [])];
        const source = empty
          .replace(place, () => both)
          .replace('</head>', (end) => preloads(code, bundle) + end);
        if (page.file === 'index.html') index.source = source;
        else {
          const titled = source.replace(title, (site) => site.replace('<title>', `<title>${page.title} · `));
          this.emitFile({ type: 'asset', fileName: page.file, source: titled });
        }
      }
    },
  };
}

/** A page with its style sheets written into it. A sheet of its own would have to be asked for before a word is drawn. */
function styled(html: string, bundle: Bundle): string {
  return html.replaceAll(styleSheet, (link, file: string) => {
    const sheet = bundle[file];
    if (sheet?.type !== 'asset') return link;
    Reflect.deleteProperty(bundle, file);
    return `<style>${String(sheet.source)}</style>`;
  });
}

/** Links that have chunks fetched, by their names, and those that they import. */
function preloads(names: readonly string[], bundle: Bundle): string {
  const files = new Set<string>();
  const add = (file: string): void => {
    const chunk = bundle[file];
    if (chunk?.type !== 'chunk' || chunk.isEntry || files.has(file)) return;
    files.add(file);
    chunk.imports.forEach(add);
  };
  for (const [file, chunk] of Object.entries(bundle))
    if (chunk.type === 'chunk' && names.includes(chunk.name)) add(file);
  return [...files].map((file) => `<link rel="modulepreload" crossorigin href="./${file}">`).join('');
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
