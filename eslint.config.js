import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import { readFileSync } from 'node:fs';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

// Components, which oxlint cannot read. It checks all other code by .oxlintrc.json: syntax there as here, and what needs
// types, in components too, as svelte-check has translated them. What imports what is checked by scripts/floors.ts.

/** Rules of .oxlintrc.json for the code of `src` by their names here; what needs types stays with oxlint. */
const { overrides } = JSON.parse(readFileSync(new URL('.oxlintrc.json', import.meta.url), 'utf8'));
const rules = Object.entries(overrides[0].rules).map(([name, setting]) => [
  name.replace('typescript/', '@typescript-eslint/'),
  setting,
]);

export default defineConfig(
  { ignores: ['dist/', '.cache/', '.svelte-check/', '**/*.{js,mjs}'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    plugins: { '@typescript-eslint': ts.plugin },
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
    rules: {
      ...Object.fromEntries(rules),
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
      // What a $derived or the markup reads again looks unread from the script.
      'no-useless-assignment': 'off',
      // Maps of a session are replaced whole ($state.raw), never changed in place.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    // Where compiled lessons, and what the build has set of this project's own, become page; the compiler lets no HTML
    // of an author through.
    files: [
      'src/notebook/lesson-text/Lesson.svelte',
      'src/views/equation/Typeset.svelte',
      'src/views/shared/LiveFormula.svelte',
    ],
    rules: { 'svelte/no-at-html-tags': 'off' },
  },
);
