import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { projectRoot } from './build.mjs';

// `npm run check`: everything that can be said about the code without running it. All checks run, side by side; each
// prints its findings when it ends. What they keep in .cache and .svelte-check spares them unchanged files.

/** What svelte-check makes of the components for the compiler; it forgets what it holds together with its manifest. */
const translated = join(projectRoot, '.svelte-check');
if (!existsSync(join(translated, 'manifest.json'))) rmSync(translated, { recursive: true, force: true });

const start = performance.now();
const passed = await Promise.all([
  // The page's own files are svelte-check's.
  run('types', '@typescript/native/bin/tsc', '-b', ...['worker', 'node', 'test'].map(projectFile)),
  pageThenRules(),
  run('components', 'eslint/bin/eslint.js', '.', '--max-warnings=0', ...cached('eslint')),
  run('format', 'prettier/bin/prettier.cjs', '.', '--check', '--log-level=warn', ...cached('prettier')),
  run('floors', 'tsx/dist/cli.mjs', 'scripts/floors.ts'),
]);
console.log(`In all ${seconds(start)} s.`);
process.exitCode = passed.every(Boolean) ? 0 : 1;

/** The types of the page, then the rules for all code: some need types, in components as svelte-check has translated them. */
async function pageThenRules() {
  const options = [
    '--config=svelte.config.js',
    '--output=human',
    '--fail-on-warnings',
    '--tsgo',
    '--incremental',
  ];
  const page = await run(
    'page',
    'svelte-check/bin/svelte-check',
    `--tsconfig=${projectFile('page')}`,
    ...options,
  );
  const code = ['src', 'test', 'scripts', 'vite.config.ts', 'vitest.config.ts', '.svelte-check/svelte'];
  return (await run('rules', 'oxlint/bin/oxlint', '--no-ignore', ...code)) && page;
}

/** @param {string} environment */
function projectFile(environment) {
  return `tsconfig.${environment}.json`;
}

/** @param {string} program */
function cached(program) {
  return ['--cache', '--cache-strategy=content', `--cache-location=.cache/${program}/cache`];
}

/**
 * Runs a program of node_modules and prints its findings if it has any.
 * @param {string} name
 * @param {string} program the JavaScript file that starts it
 * @param {string[]} args
 * @returns {Promise<boolean>} whether it passed
 */
function run(name, program, ...args) {
  const start = performance.now();
  const child = spawn(process.execPath, [join(projectRoot, 'node_modules', program), ...args], {
    cwd: projectRoot,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      console.log(`${code === 0 ? 'passed' : 'FAILED'}  ${name} (${seconds(start)} s)`);
      if (code !== 0) console.log(output);
      resolve(code === 0);
    });
  });
}

/** @param {number} start */
function seconds(start) {
  return ((performance.now() - start) / 1000).toFixed(1);
}
