import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { isolation } from './scripts/serve.mjs';
import { firstWords } from './scripts/vite-first-words.ts';
import { kernels } from './scripts/vite-kernels.ts';
import { serviceWorker } from './scripts/vite-service-worker.ts';
import { weights } from './scripts/vite-weights.ts';
import { typesetEquations } from './src/lessons/equations/vite-plugin.ts';
import { lessons } from './src/lessons/compiler/vite-plugin.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Pages to build in place of the notebook, as paths from this folder: those that tests drive. */
const testPages = process.env['TEST_PAGES']?.split(',');

// `base: './'` keeps every address relative, so that the built folder works wherever it is put.
export default defineConfig({
  base: './',
  publicDir: here('public'),
  plugins: [
    svelte({ configFile: here('svelte.config.js') }),
    lessons(),
    typesetEquations(),
    weights(),
    kernels(),
    firstWords(),
    serviceWorker(),
  ],
  // As `npm start` does: wasm computes on several threads.
  server: { headers: isolation },
  preview: { headers: isolation },
  worker: { format: 'es', plugins: () => [kernels()] },
  build: {
    target: 'es2023',
    // All of it is there for the first words, before the code that it belongs to.
    cssCodeSplit: false,
    // TF.js is one large piece by nature; it loads in the worker, after the words.
    chunkSizeWarningLimit: 2000,
    ...(testPages && { rolldownOptions: { input: testPages } }),
  },
});
