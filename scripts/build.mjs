import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const projectRoot = fileURLToPath(new URL('../', import.meta.url));

/**
 * Builds the notebook as `npm run build` does, in a process of its own: a test runner's NODE_ENV must not make a
 * different page. Warnings and errors go to the terminal; throws when the build fails.
 * @param {{ outDir: string, testPages?: readonly string[] }} options `outDir` is absolute; `testPages` are HTML files, as
 *   paths from the project's root, to build in place of the notebook
 */
export function buildSite({ outDir, testPages }) {
  const vite = fileURLToPath(new URL('../node_modules/vite/bin/vite.js', import.meta.url));
  const { status } = spawnSync(
    process.execPath,
    [
      vite,
      'build',
      projectRoot,
      '--config',
      'vite.config.ts',
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
}
