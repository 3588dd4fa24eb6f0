import { svelte } from '@sveltejs/vite-plugin-svelte';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync, type Zippable } from 'fflate';
import { build, type Plugin, type Rolldown } from 'vite';
import { typesetEquations } from '../src/lessons/equations/vite-plugin.ts';
import { lessons } from '../src/lessons/compiler/vite-plugin.ts';
import { folderSite, projectRoot, site } from './build.mjs';
import { folderPage, withIndexLinks } from './folder-page.ts';
import { kernels } from './vite-kernels.ts';
import { mathsFonts } from './vite-maths-fonts.ts';

/**
 * Makes of a built site one that opens by a double click, and a .zip of it beside it. A page on a disk may load scripts, but
 * no modules, and fetches nothing: the notebook is one script; the code of its workers and the weights are scripts that
 * hold them as text (src/engine/page-place.ts).
 * @param site the folder of the built site
 * @param folderSite where the other one is to lie; what is there is replaced
 */
export async function buildFolder(site: string, folderSite: string): Promise<void> {
  rmSync(folderSite, { recursive: true, force: true });
  mkdirSync(join(folderSite, 'files'), { recursive: true });
  const { code, style, workers, weights } = await bundled();
  writeFileSync(join(folderSite, 'notebook.js'), code);
  writeFileSync(join(folderSite, 'notebook.css'), style);
  const writeScript = (name: string, content: string): void =>
    writeFileSync(join(folderSite, scriptOf(name)), scriptWith(name, content));
  for (const [name, content] of workers) writeScript(name, content);
  for (const [name, content] of weights) writeScript(name, Buffer.from(content).toString('base64'));
  for (const name of readdirSync(site)) {
    if (name.endsWith('.html')) {
      const page = readFileSync(join(site, name), 'utf8');
      writeFileSync(join(folderSite, name), folderPage(page, [...workers.keys()].map(scriptOf)));
    } else if (/\.(svg|png)$/.test(name)) cpSync(join(site, name), join(folderSite, name));
  }
  cpSync(join(projectRoot, 'LICENSE'), join(folderSite, 'LICENSE'));
  writeFileSync(`${folderSite}.zip`, zipSync(zippable(folderSite)));
}

/** The file of the folder with which another one comes. */
const scriptOf = (name: string): string => `files/${name}.js`;

const scriptWith = (name: string, content: string): string =>
  `(globalThis.notebookFiles ??= new Map()).set(${JSON.stringify(name)}, ${JSON.stringify(content)});\n`;

const weightsEnd = '.safetensors';

interface Bundled {
  readonly code: string;
  readonly style: string;
  /** The code of each worker by the name of its file. */
  readonly workers: ReadonlyMap<string, string>;
  /** The files of weights by their names. */
  readonly weights: ReadonlyMap<string, Uint8Array>;
}

/** The notebook as one script and one style sheet. */
async function bundled(): Promise<Bundled> {
  const whole: Rolldown.OutputOptions = { format: 'iife', codeSplitting: false };
  const checks: Rolldown.InputOptions['checks'] = { bundlerTimings: false, emptyImportMeta: false };
  const { output } = (await build({
    root: projectRoot,
    configFile: false,
    base: './',
    mode: 'production',
    logLevel: 'warn',
    publicDir: false,
    plugins: [
      svelte({ configFile: join(projectRoot, 'svelte.config.js') }),
      lessons(),
      typesetEquations(),
      kernels(),
      mathsFonts(),
      indexLinks,
    ],
    worker: { format: 'iife', plugins: () => [kernels()], rolldownOptions: { checks, output: whole } },
    build: {
      target: 'es2023',
      write: false,
      // Binaries of TF.js, which a worker cannot fetch, and fonts, which not every browser gives to a page on a disk; the
      // weights come as scripts when they are asked for.
      assetsInlineLimit: (file) => !file.endsWith(weightsEnd),
      cssCodeSplit: false,
      modulePreload: false,
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: {
        input: join(projectRoot, 'src/notebook/app/main.ts'),
        output: whole,
        checks,
        // A classic script has no address of its own; the page lies in the same folder.
        transform: { define: { 'import.meta.url': 'document.baseURI' } },
      },
    },
  })) as Rolldown.RolldownOutput;
  const [chunk] = output;
  const assets = output.flatMap((file) => (file.type === 'asset' ? [file] : []));
  const named = (end: string) => assets.filter(({ fileName }) => fileName.endsWith(end));
  return {
    code: chunk.code,
    style: named('.css')
      .map(({ source }) => String(source))
      .join(''),
    workers: new Map(named('.js').map(({ fileName, source }) => [basename(fileName), String(source)])),
    weights: new Map(
      named(weightsEnd).map(({ fileName, source }) => [basename(fileName), Buffer.from(source)]),
    ),
  };
}

/** Of a folder a browser shows the list of files: its first page is named. */
const indexLinks: Plugin = { name: 'index-links', renderChunk: (code) => withIndexLinks(code) };

/** All files of a folder as fflate takes them, the folder itself at the top. */
function zippable(folder: string): Zippable {
  const files: Zippable = {};
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, entry);
    if (statSync(path).isFile())
      files[`${basename(folder)}/${relative(folder, path).replaceAll('\\', '/')}`] = readFileSync(path);
  }
  return files;
}

// `npm run build -- --folder`, once the site is built.
if (process.argv[1] === fileURLToPath(import.meta.url)) await buildFolder(site, folderSite);
