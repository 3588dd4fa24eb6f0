import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformWithOxc, type Plugin } from 'vite';

const source = fileURLToPath(new URL('../src/notebook/offline/service-worker.ts', import.meta.url));

/** What is kept with the first visit: the pages, their code and icons, and the network that they begin with. */
const usual = /^([\w-]+\.html|assets\/.*|weights\/rcan-x2\.safetensors|icon.*|manifest\.webmanifest)$/;

/** Nothing fetches source maps. */
const sourceMap = /\.map$/;

/** Puts `service-worker.js` beside the built page, with the list of the files that it keeps and a version made of all. */
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
      for (const name of names) {
        const file = bundle[name]!;
        hash.update(name).update(file.type === 'chunk' ? file.code : file.source);
      }
      // What is copied as it is: its names stay when it changes.
      const copied = readdirSync(publicDir).sort();
      for (const name of copied) hash.update(name).update(readFileSync(join(publicDir, name)));
      const version = hash.digest('hex').slice(0, 16);
      // The page is asked for by its folder.
      const first = [...names, ...copied]
        .filter((name) => usual.test(name))
        .map((name) => (name === 'index.html' ? './' : name));
      // No module: not every browser takes one for a service worker.
      const script = (await transformWithOxc(code, source)).code.replace('export {};', '');
      this.emitFile({
        type: 'asset',
        fileName: 'service-worker.js',
        source: `const version = ${JSON.stringify(version)};\nconst first = ${JSON.stringify(first)};\n${script}`,
      });
    },
  };
}
