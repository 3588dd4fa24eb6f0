import { svelte } from '@sveltejs/vite-plugin-svelte';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';
import type { FirstWords } from '../src/notebook/first-words.ts';
import { typesetEquations } from '../src/notebook/equation/vite-plugin.ts';
import { lessons } from '../src/notebook/lesson/vite-plugin.ts';
import { projectRoot } from './build.mjs';

const place = /<!-- The first words[^>]*-->/;
const title = /<title>[^<]*<\/title>/;

/**
 * Builds a file for every page, with its words in both languages, so that they can be read while the code is still
 * on its way; and has the code of the figures fetched beside the code that asks for it.
 */
export function firstWords(): Plugin {
  return {
    name: 'first-words',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const figures = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === 'show');
        if (!figures) return;
        const attrs = { rel: 'modulepreload', crossorigin: true, href: `./${figures.fileName}` };
        return [{ tag: 'link', attrs }];
      },
    },
    async generateBundle(_, bundle) {
      const index = bundle['index.html'];
      if (index?.type !== 'asset') return;
      const empty = String(index.source);
      for (const page of await renderedPages()) {
        const both = `<div lang="en">${page.words.en}</div><template>${page.words.zh}</template>`;
        const words = empty.replace(place, () => both);
        if (page.file === 'index.html') index.source = words;
        else {
          const source = words.replace(title, (site) => site.replace('<title>', `<title>${page.title} · `));
          this.emitFile({ type: 'asset', fileName: page.file, source });
        }
      }
    },
  };
}

/** Builds `src/notebook/first-words.ts` for Node and runs it. */
async function renderedPages(): Promise<FirstWords[]> {
  const outDir = join(projectRoot, '.cache/first-words');
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'warn',
    plugins: [svelte({ configFile: join(projectRoot, 'svelte.config.js') }), lessons(), typesetEquations()],
    build: { ssr: join(projectRoot, 'src/notebook/first-words.ts'), outDir, emptyOutDir: true },
  });
  // Node keeps what it has imported: a build after this one is to get its own.
  const address = `${pathToFileURL(join(outDir, 'first-words.js')).href}?${Date.now()}`;
  const module = (await import(address)) as { firstWords: () => Promise<FirstWords[]> };
  return module.firstWords();
}
