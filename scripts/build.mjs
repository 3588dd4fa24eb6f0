import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const projectRoot = fileURLToPath(new URL('../', import.meta.url));

/**
 * Builds the page at `root` as `npm run build` does, in a process of its own: a test runner's NODE_ENV must not
 * make a different page. Warnings and errors go to the terminal; throws when the build fails.
 * @param {{ root?: string, outDir: string }} options absolute paths; `root` defaults to the notebook
 */
export function buildSite({ root = projectRoot, outDir }) {
  const vite = fileURLToPath(new URL('../node_modules/vite/bin/vite.js', import.meta.url));
  const { status } = spawnSync(
    process.execPath,
    [
      vite,
      'build',
      root,
      '--config',
      'vite.config.ts',
      '--outDir',
      outDir,
      '--emptyOutDir',
      '--logLevel',
      'warn',
    ],
    { cwd: projectRoot, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } },
  );
  if (status !== 0) throw new Error(`The page in ${root} could not be built; the reason stands above.`);
}
