import { spawnSync } from 'node:child_process';
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
 * Builds the notebook, in a process of its own: a test runner's NODE_ENV must not make a different page. Warnings and
 * errors go to the terminal; throws when the build fails.
 * @param {{ outDir: string, testPages?: readonly string[] }} options `outDir` is absolute; `testPages` are HTML files, as
 *   paths from the project's root, to build in place of the notebook
 */
export function buildSite({ outDir, testPages }) {
  const vite = fileURLToPath(new URL('../node_modules/vite/bin/vite.js', import.meta.url));
  const made = outDir === site ? fingerprint(projectRoot) : undefined;
  const { status } = spawnSync(
    process.execPath,
    [
      // The configuration is imported as it is, by way of tsx, rather than bundled first.
      '--import',
      'tsx',
      vite,
      'build',
      projectRoot,
      '--config',
      'vite.config.ts',
      '--configLoader',
      'native',
      '--outDir',
      outDir,
      '--emptyOutDir',
      '--logLevel',
      'warn',
    ],
    {
      cwd: projectRoot,
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'production', ...(testPages && { TEST_PAGES: testPages.join(',') }) },
    },
  );
  if (status !== 0) throw new Error('The notebook could not be built; the reason stands above.');
  if (made !== undefined) recordFingerprint(projectRoot, made);
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
