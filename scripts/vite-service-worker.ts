import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformWithOxc, type Plugin } from 'vite';

const source = fileURLToPath(new URL('../src/notebook/offline/service-worker.ts', import.meta.url));

/** What is kept with the first visit: the pages, their code, and the network that they begin with. Nothing fetches source maps. */
const usual = /^([\w-]+\.html|assets\/.*(?<!\.map)|weights\/rcan-x2\.safetensors)$/;

/** Puts `service-worker.js` beside the built page, with the list of the files that it keeps and a version made of all. */
export function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      this.addWatchFile(source);
      const code = readFileSync(source, 'utf8');
      const hash = createHash('sha256').update(code);
      const names = Object.keys(bundle).sort();
      for (const name of names) {
        const file = bundle[name]!;
        hash.update(name).update(file.type === 'chunk' ? file.code : file.source);
      }
      const version = hash.digest('hex').slice(0, 16);
      // The page is asked for by its folder.
      const first = names
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
