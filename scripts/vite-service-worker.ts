import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformWithOxc, type Plugin } from 'vite';

const source = fileURLToPath(new URL('../src/notebook/offline/service-worker.ts', import.meta.url));

/** What is kept with the first visit, beside the public files: the pages, their code, and the network of the first one. */
const usual = /^([\w-]+\.html|assets\/.*|weights\/rcan-x2-.*\.safetensors)$/;

/** The public file that no page asks for. */
const forCrawlers = 'robots.txt';

/** What a page has kept when it has nothing else to do: the networks of all scales, those of the race too. */
const weights = /^weights\/.*\.safetensors$/;

/** Files of which a digest is kept: no host changes them on their way. */
const binary = /\.safetensors$/;

/** Nothing fetches source maps. */
const sourceMap = /\.map$/;

/** Puts `service-worker.js` beside the built page, with lists of the files that it keeps and a version made of all. */
export function serviceWorker(): Plugin {
  let publicDir = '';
  return {
    name: 'service-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      publicDir = config.publicDir;
    },
    async generateBundle(_, bundle) {
      this.addWatchFile(source);
      const code = readFileSync(source, 'utf8');
      const hash = createHash('sha256').update(code);
      const names = Object.keys(bundle)
        .filter((name) => !sourceMap.test(name))
        .sort();
      const digests: Record<string, string> = {};
      for (const name of names) {
        const file = bundle[name]!;
        const content = file.type === 'chunk' ? file.code : file.source;
        hash.update(name).update(content);
        if (binary.test(name)) digests[name] = createHash('sha256').update(content).digest('hex');
      }
      // What is copied as it is: its names stay when it changes.
      const copied = readdirSync(publicDir).sort();
      for (const name of copied) hash.update(name).update(readFileSync(join(publicDir, name)));
      const version = hash.digest('hex').slice(0, 16);
      // The page is asked for by its folder.
      const first = [
        ...names.filter((name) => usual.test(name)).map((name) => (name === 'index.html' ? './' : name)),
        ...copied.filter((name) => name !== forCrawlers),
      ];
      const later = names.filter((name) => weights.test(name) && !first.includes(name));
      this.emitFile({
        type: 'asset',
        fileName: 'service-worker.js',
        source: await serviceWorkerScript({ version, first, later, digests }),
      });
    },
  };
}

/** What a service worker knows of its build: `src/notebook/offline/service-worker.ts` declares it. */
interface BuiltSite {
  readonly version: string;
  readonly first: readonly string[];
  readonly later: readonly string[];
  readonly digests: Readonly<Record<string, string>>;
}

/** The code of the service worker of a build. No module: not every browser takes one for a service worker. */
export async function serviceWorkerScript(site: BuiltSite): Promise<string> {
  const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source);
  const definitions = Object.entries(site).map(
    ([name, value]) => `const ${name} = ${JSON.stringify(value)};`,
  );
  return [...definitions, code.replace('export {};', '')].join('\n');
}
