import { svelte } from '@sveltejs/vite-plugin-svelte';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';
import { lessons } from '../src/notebook/lesson/vite-plugin.ts';
import type { Locale } from '../src/views/shared/look.ts';
import { projectRoot } from './build.mjs';

const place = /<!-- The first words[^>]*-->/;

/**
 * Puts the words into the built `index.html`, in both languages, so that they can be read while the code is still on
 * its way; and has the code of the figures fetched beside the code that asks for it.
 */
export function firstWords(): Plugin {
  return {
    name: 'first-words',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle = {} }) {
        if (!place.test(html)) return html;
        const words = await renderer();
        const both = `<div lang="en">${words('en')}</div><template>${words('zh')}</template>`;
        const figures = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === 'show');
        return {
          html: html.replace(place, () => both),
          tags: figures
            ? [
                {
                  tag: 'link',
                  attrs: { rel: 'modulepreload', crossorigin: true, href: `./${figures.fileName}` },
                },
              ]
            : [],
        };
      },
    },
  };
}

/** Builds `src/notebook/first-words.ts` for Node. */
async function renderer(): Promise<(locale: Locale) => string> {
  const outDir = join(projectRoot, '.cache/first-words');
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'warn',
    plugins: [svelte({ configFile: join(projectRoot, 'svelte.config.js') }), lessons()],
    build: { ssr: join(projectRoot, 'src/notebook/first-words.ts'), outDir, emptyOutDir: true },
  });
  // Node keeps what it has imported: a build after this one is to get its own.
  const address = `${pathToFileURL(join(outDir, 'first-words.js')).href}?${Date.now()}`;
  const module = (await import(address)) as { firstWords: (locale: Locale) => string };
  return module.firstWords;
}
