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

// How long plugins take is no fault of the build, but of the machine.
const rolldownOptions = { checks: { bundlerTimings: false } };

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

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
  worker: { format: 'es', plugins: () => [kernels()], rolldownOptions },
  build: {
    target: 'es2023',
    rolldownOptions,
    // For who opens them by hand: no script names them, so that no reader's browser fetches them.
    sourcemap: 'hidden',
    // All of it is there for the first words, before the code that it belongs to.
    cssCodeSplit: false,
    // TF.js is one large piece by nature; it loads in the worker, after the words.
    chunkSizeWarningLimit: 2000,
  },
});
