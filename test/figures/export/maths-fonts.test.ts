import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, it } from 'vitest';
import { mathsFamilies } from '../../../src/figures/export/maths-fonts.ts';
import { setFormula } from '../../../src/lessons/set-formula.ts';
import { equations } from '../../../src/views/equation/equations.ts';
import { replaceSymbols, type PaperEquation } from '../../../src/views/equation/paper-equation.ts';
import { symbolNamed, symbols } from '../../../src/views/equation/symbols.ts';

/** Classes that choose a font of KaTeX, with its family. */
let chosen: [classes: string[], family: string][];
beforeAll(() => {
  const css = readFileSync(createRequire(import.meta.url).resolve('katex/dist/katex-swap.min.css'), 'utf8');
  chosen = [...css.matchAll(/([^{}]*)\{[^}]*font-family:(KaTeX_\w+)[^}]*\}/g)]
    .filter(([rule]) => !rule.startsWith('@'))
    .flatMap(([, selectors = '', family = '']) =>
      selectors
        .split(',')
        .map((one): [string[], string] => [
          [...(one.split(/[ >]/).at(-1) ?? '').matchAll(/\.([\w-]+)/g)].map(([, name]) => name!),
          family,
        ]),
    );
});

/** The families in which a formula is drawn. */
function familiesOf(html: string): Set<string> {
  const found = new Set(['KaTeX_Main']);
  for (const [, list = ''] of html.matchAll(/class="([^"]*)"/g)) {
    const classes = new Set(list.split(' '));
    for (const [needed, family] of chosen)
      if (needed.length > 0 && needed.every((name) => classes.has(name))) found.add(family);
  }
  return found;
}

it('a picture of a figure holds every font that a formula of a figure is drawn in', () => {
  const families = new Set<string>();
  for (const equation of Object.values<PaperEquation>(equations))
    for (const part of equation.tex) {
      const tex = replaceSymbols(part, (name) => symbols[symbolNamed(name)!].tex);
      for (const family of familiesOf(setFormula(tex, { displayMode: true }))) families.add(family);
    }
  expect(families).toContain('KaTeX_Size2');
  expect([...mathsFamilies]).toEqual(expect.arrayContaining([...families]));
});
