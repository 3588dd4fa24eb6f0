import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { isolation } from './scripts/serve/site-headers.mjs';
import { contentSecurityPolicy } from './scripts/vite-content-security-policy.ts';
import { firstWords } from './scripts/vite-first-words.ts';
import { kernels } from './scripts/vite-kernels.ts';
import { mathsFonts } from './scripts/vite-maths-fonts.ts';
import { serviceWorker } from './scripts/vite-service-worker.ts';
import { typesetEquations } from './src/lessons/equations/vite-plugin.ts';
import { lessons } from './src/lessons/compiler/vite-plugin.ts';

/** How long each plugin took is for those who write one. */
const checks: Rolldown.InputOptions['checks'] = { bundlerTimings: false };

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Pages to build in place of the notebook, as paths from this folder: those that tests drive. */
const testPages = process.env['TEST_PAGES']?.split(',');

/** Nothing is drawn by D3: that its transitions announce themselves to its selections would only bring both along. */
const d3Computes: Plugin = {
  name: 'd3-computes',
  apply: 'build',
  transform: {
    filter: { id: /[\\/]node_modules[\\/]d3-/ },
    handler: () => ({ moduleSideEffects: false }),
  },
};

/**
 * Every file has to be asked for: what starts the notebook is one with all that it imports, and so is what draws it. Of
 * D3, whose parts all stand in one list, a figure only has what is used with it.
 */
const fewFiles: Rolldown.OutputOptions = {
  // The name of what several files share tells them all.
  chunkFileNames: ({ name }) => `assets/${name.replace(/~.*/, '')}-[hash].js`,
  assetFileNames: ({ names: [name = ''] }) =>
    `${name.endsWith('.safetensors') ? 'weights' : 'assets'}/[name]-[hash][extname]`,
  codeSplitting: {
    groups: [
      { name: 'd3', test: /[\\/]node_modules[\\/]d3-/, entriesAware: true, priority: 2 },
      { name: 'main', tags: ['$initial'], priority: 1 },
      { name: 'show', test: /[\\/]notebook[\\/]app[\\/]show\.ts$/ },
    ],
  },
};

// `base: './'` keeps every address relative, so that the built folder works wherever it is put.
export default defineConfig({
  base: './',
  publicDir: here('public'),
  plugins: [
    svelte({ configFile: here('svelte.config.js') }),
    lessons(),
    typesetEquations(),
    kernels(),
    mathsFonts(),
    firstWords(),
    contentSecurityPolicy(),
    serviceWorker(),
    d3Computes,
  ],
  // As `npm start` does: wasm computes on several threads.
  server: { headers: isolation },
  preview: { headers: isolation },
  worker: { format: 'es', plugins: () => [kernels()], rolldownOptions: { checks } },
  build: {
    target: 'es2023',
    // Fonts within a style sheet would come to those who need none, and the pages' policy takes none.
    assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined),
    // TF.js is one large piece by nature; it loads in the worker, after the words.
    chunkSizeWarningLimit: 2000,
    // For those who look for a fault in the built site; no file names them.
    sourcemap: testPages ? false : 'hidden',
    rolldownOptions: {
      checks,
      ...(testPages ? { input: testPages } : { output: fewFiles }),
    },
  },
});
