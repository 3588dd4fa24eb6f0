import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { projectRoot } from './build.mjs';

// `npm run check`: everything that can be said about the code without running it. All checks run, side by side; each
// prints its findings when it ends.

const checks = {
  types: 'tsc --noEmit -p .',
  components: 'svelte-check --fail-on-warnings --output human',
  lint: 'eslint --max-warnings 0 .',
  format: 'prettier --check --log-level warn .',
  floors: 'tsx scripts/floors.ts',
};

const results = await Promise.all(Object.entries(checks).map(([name, command]) => run(name, command)));
process.exitCode = results.every(Boolean) ? 0 : 1;

/**
 * Runs one check with the programs of node_modules and prints its findings if it has any.
 * @param {string} name
 * @param {string} command
 * @returns {Promise<boolean>} whether it passed
 */
function run(name, command) {
  const start = performance.now();
  const path = [join(projectRoot, 'node_modules/.bin'), process.env['PATH']].join(
    process.platform === 'win32' ? ';' : ':',
  );
  const child = spawn(command, { cwd: projectRoot, shell: true, env: { ...process.env, PATH: path } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`);
      if (code !== 0) console.log(output);
      resolve(code === 0);
    });
  });
}
