import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { weights } from './scripts/vite-weights.ts';

// `base: './'` keeps every address relative, so that the built folder works wherever it is put.
export default defineConfig({
  base: './',
  plugins: [svelte(), weights()],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    // TF.js is one large piece by nature; it loads in the worker, after the words.
    chunkSizeWarningLimit: 2000,
  },
});
