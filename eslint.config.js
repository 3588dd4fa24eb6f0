import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const withTypes = ['src/**/*.ts', 'src/**/*.svelte', 'test/**/*.ts', 'scripts/**/*.ts'];
const components = ['**/*.svelte', '**/*.svelte.ts'];

// What imports what is checked by scripts/floors.ts.
export default defineConfig(
  // `kernels/` is AssemblyScript, whose compiler checks it.
  { ignores: ['dist/', '.cache/', 'node_modules/', 'kernels/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  js.configs.recommended,
  ts.configs.strict,
  ts.configs.stylistic,
  svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      // File signatures and headers are full of control characters.
      'no-control-regex': 'off',
      'object-shorthand': 'error',
      // Typed arrays are read in bounds known from their sizes; a check per element would say nothing.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: components,
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
    rules: {
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
    files: ['src/notebook/lesson-text/Lesson.svelte', 'src/views/equation/Typeset.svelte'],
    rules: { 'svelte/no-at-html-tags': 'off' },
  },
  {
    files: withTypes,
    languageOptions: { parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    // The floors that know no screen: they run in Node and in a worker.
    files: ['src/{image,model,checkpoint,trace,analysis}/**/*.ts'],
    ignores: ['src/image/bitmap-pixels.ts'], // decodes with the browser's own decoder, where there is one
    rules: {
      'no-restricted-globals': [
        'error',
        'window',
        'document',
        'localStorage',
        'requestAnimationFrame',
        'process',
      ],
    },
  },
  {
    files: ['src/cli/**', 'scripts/**', 'test/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
);
