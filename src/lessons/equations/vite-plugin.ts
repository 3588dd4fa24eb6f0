import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { stepFormulas } from '../../views/attention-unfolded/formulas.ts';
import { equations } from '../../views/equation/equations.ts';
import type { PaperEquation } from '../../views/equation/paper-equation.ts';
import { createMarkedHighlight } from '../code/highlight.ts';
import { setLiveFormula } from './live-formulas.ts';
import { typeset } from './typeset.ts';

/**
 * Makes `import equations from 'virtual:equations'` give every equation of the paper as it is set, with the lines of
 * code that compute it, read from their files, and `import formulas from 'virtual:formulas'` the formulas that figures fill
 * with numbers. A line that no longer exists fails the build.
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
    resolveId: { filter: { id: /^virtual:(?:equations|formulas)$/ }, handler: (id) => `\0${id}` },
    load: {
      filter: { id: /^\0virtual:(?:equations|formulas)$/ },
      async handler(id) {
        if (id === '\0virtual:formulas') return asModule(stepFormulas, setLiveFormula);
        const colour = await highlight;
        const read = (file: string): string => {
          this.addWatchFile(join(root, file));
          return readFileSync(join(root, file), 'utf8');
        };
        return asModule<PaperEquation>(equations, (equation) => typeset(equation, read, colour));
      },
    },
  };
}

/** The code of a module that gives all of these as they are set, by their names. */
function asModule<T>(all: Readonly<Record<string, T>>, set: (one: T) => unknown): string {
  const entries = Object.entries(all).map(([name, one]) => [name, set(one)]);
  return `export default ${JSON.stringify(Object.fromEntries(entries))};`;
}
