import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fingerprint, recordedFingerprint, recordFingerprint } from './fingerprint.mjs';

/** The folder that holds package.json. */
export const projectRoot = fileURLToPath(new URL('../', import.meta.url));

/** Where the built notebook lies. */
export const site = join(projectRoot, 'dist');

/** Where the version lies that opens by a double click. */
export const folderSite = join(projectRoot, 'dist-folder/rcan-notebook');

/**
 * What is built: `outDir` is absolute; `testPages` are HTML files, as paths from the project's root, to build in place of
 * the notebook.
 * @typedef {{ outDir: string, testPages?: readonly string[] }} Build
 */

/**
 * Builds the notebook, in a process of its own: a test runner's NODE_ENV must not make a different page. Warnings and
 * errors go to the terminal; throws when the build fails.
 * @param {Build} build
 */
export function buildSite(build) {
  const made = build.outDir === site ? fingerprint(projectRoot) : undefined;
  const { args, options } = viteFor(build);
  const { status } = spawnSync(process.execPath, args, options);
  check(status);
  if (made !== undefined) recordFingerprint(projectRoot, made);
}

/**
 * As `buildSite`, beside what else is done; rejects when the build fails.
 * @param {Build} build
 */
export async function buildSiteBeside(build) {
  const made = build.outDir === site ? fingerprint(projectRoot) : undefined;
  const { args, options } = viteFor(build);
  const [status] = await once(spawn(process.execPath, args, options), 'exit');
  check(status);
  if (made !== undefined) recordFingerprint(projectRoot, made);
}

/**
 * The arguments and options of the process of Node that builds.
 * @param {Build} build
 * @returns {{ args: string[], options: import('node:child_process').SpawnSyncOptions & { stdio: 'inherit' } }}
 */
function viteFor({ outDir, testPages }) {
  const vite = fileURLToPath(new URL('../node_modules/vite/bin/vite.js', import.meta.url));
  // The configuration is imported as it is, by way of tsx, rather than bundled first.
  const node = ['--import', 'tsx', vite, 'build', projectRoot];
  const config = ['--config', 'vite.config.ts', '--configLoader', 'native'];
  return {
    args: [...node, ...config, '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'],
    options: {
      cwd: projectRoot,
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'production', ...(testPages && { TEST_PAGES: testPages.join(',') }) },
    },
  };
}

/** @param {number | null} status that the build ended with */
function check(status) {
  if (status !== 0) throw new Error('The notebook could not be built; the reason stands above.');
}

/** Whether the notebook has yet to be built, or anything that it is made of has changed since. */
export function isStale() {
  return (
    !existsSync(join(site, 'index.html')) || recordedFingerprint(projectRoot) !== fingerprint(projectRoot)
  );
}

/** Makes of the built notebook the version that opens by a double click. Throws when that fails. */
function buildFolder() {
  const script = fileURLToPath(new URL('build-folder.ts', import.meta.url));
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', script], {
    cwd: projectRoot,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error('The folder could not be built; the reason stands above.');
  console.log(`${folderSite}: open index.html by a double click; ${folderSite}.zip is to hand out.`);
}

// `npm run build`, `npm run build -- --folder`.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { folder: { type: 'boolean' } } });
  buildSite({ outDir: site });
  if (values.folder) buildFolder();
}
