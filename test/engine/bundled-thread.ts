import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';
import { projectRoot } from '../../scripts/build.mjs';

/** `import.meta.url` stays that of the source, as the files that it names lie beside that. */
const sourceAddresses: Plugin = {
  name: 'source-addresses',
  transform: (code, id) =>
    id.includes('node_modules')
      ? null
      : code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
};

/**
 * Bundles a TypeScript file with what it imports, packages apart, and gives back where the bundle lies, in `.cache`:
 * threads of Node know no TypeScript, and compiling it in each of them takes longer than all else that they do.
 */
export async function bundledThread(file: string): Promise<URL> {
  const { output } = (await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'warn',
    plugins: [sourceAddresses],
    // CommonJS, as TF.js is in Node: it loads without being looked through for the names that it exports.
    build: { ssr: file, write: false, rolldownOptions: { output: { format: 'cjs', codeSplitting: false } } },
  })) as Rolldown.RolldownOutput;
  const { code } = output[0];
  const folder = join(projectRoot, '.cache/threads');
  const name = `${basename(file, '.ts')}-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.cjs`;
  await mkdir(folder, { recursive: true });
  // Other runs of the tests may be at it: the file gets its name when it is whole.
  const whole = join(folder, randomUUID());
  await writeFile(whole, code);
  await rename(whole, join(folder, name));
  return pathToFileURL(join(folder, name));
}
