import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const folder = fileURLToPath(new URL('../weights/', import.meta.url));

/** The networks and their cards; what the pages' code holds, and the recipe that made them, stay out of the site. */
function weightFiles(): string[] {
  return readdirSync(folder).filter((name) => /(?<!\.answers)\.(safetensors|json)$/.test(name));
}

/** Puts `weights/*.safetensors` and their cards at `weights/` of the site, without a second copy in the repository. */
export function weights(): Plugin {
  return {
    name: 'weights',
    configureServer(server) {
      server.middlewares.use('/weights/', (request, response, next) => {
        const name = basename((request.url ?? '').replace(/\?.*$/, ''));
        if (!weightFiles().includes(name)) {
          next();
          return;
        }
        const type = name.endsWith('.json') ? 'application/json' : 'application/octet-stream';
        response.setHeader('Content-Type', type);
        pipeline(createReadStream(join(folder, name)), response, () => undefined);
      });
    },
    generateBundle() {
      // The site's own build only: a worker is bundled by a build of its own, with its own list of plugins.
      for (const name of weightFiles()) {
        this.emitFile({
          type: 'asset',
          fileName: `weights/${name}`,
          source: readFileSync(join(folder, name)),
        });
      }
    },
  };
}
