import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { equations } from '../../views/equation/equations.ts';
import { createMarkedHighlight } from '../code/highlight.ts';
import { typeset } from './typeset.ts';

const address = 'virtual:equations';
const id = `\0${address}`;

/**
 * Makes `import equations from 'virtual:equations'` give every equation of the paper in MathML, with the lines of code
 * that compute it, read from their files. A line that no longer exists fails the build.
 */
export function typesetEquations(): Plugin {
  let root = '';
  const highlight = createMarkedHighlight();
  // Awaited in `load`; without this, a failure would be an unhandled rejection in builds without equations.
  highlight.catch(() => undefined);
  return {
    name: 'equations',
    configResolved(config) {
      root = config.root;
    },
    resolveId: { filter: { id: /^virtual:equations$/ }, handler: () => id },
    load: {
      filter: { id: /^\0virtual:equations$/ },
      async handler() {
        const colour = await highlight;
        const read = (file: string): string => {
          this.addWatchFile(join(root, file));
          return readFileSync(join(root, file), 'utf8');
        };
        const set = Object.entries(equations).map(([name, equation]) => [
          name,
          typeset(equation, read, colour),
        ]);
        return `export default ${JSON.stringify(Object.fromEntries(set))};`;
      },
    },
  };
}
