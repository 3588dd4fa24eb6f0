import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { quoteCode } from '../../../src/lessons/code/quote-code.ts';
import { typeset } from '../../../src/lessons/equations/typeset.ts';
import { createMarkedHighlight, type HighlightMarked } from '../../../src/lessons/code/highlight.ts';
import { equations } from '../../../src/views/equation/equations.ts';
import { symbolsOf, type PaperEquation } from '../../../src/views/equation/paper-equation.ts';

const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
const all: [string, PaperEquation][] = Object.entries(equations);
const symbolsIn = (html: string) => [...html.matchAll(/data-symbol="([^"]+)"/g)].map(([, name]) => name);

let highlight: HighlightMarked;
beforeAll(async () => {
  highlight = await createMarkedHighlight();
});

describe.each(all)('the equation %s', (_, equation) => {
  it('is set as MathML in which its symbols can be told apart', () => {
    const { formula, symbols } = typeset(equation, read, highlight);
    expect(formula).toMatch(/^<math .*<\/math>$/);
    expect(formula).not.toContain('href');
    expect([...new Set(symbolsIn(formula))]).toEqual(symbolsOf(equation));
    expect(Object.keys(symbols)).toEqual(symbolsOf(equation));
  });

  it('quotes lines that stand in their files, with its symbols marked in them', () => {
    const { code } = typeset(equation, read, highlight);
    equation.code.forEach((quote, i) => {
      const { first, last, text, marks } = quoteCode(read(quote.file), quote);
      const lines = read(quote.file)
        .split('\n')
        .slice(first - 1, last);
      expect(text.split('\n').map((line) => line.trim())).toEqual(lines.map((line) => line.trim()));
      expect(code[i]).toMatchObject({ file: quote.file, first, last });
      expect(new Set(symbolsIn(code[i]!.html))).toEqual(new Set(marks.map(({ symbol }) => symbol)));
    });
  });
});

describe('a quotation of code', () => {
  const source = ['function f(x) {', '  const y = g(x);', '  return y + y;', '}', ''].join('\n');
  const quote = { file: 'a.ts', within: 'f', marks: {} };

  it('throws naming a function that is not there', () => {
    expect(() => quoteCode(source, { ...quote, within: 'h' })).toThrow(/a\.ts has no function "h"/);
  });

  it('throws naming a line that is not there', () => {
    expect(() => quoteCode(source, { ...quote, from: 'const z' })).toThrow(/No line of "f".*"const z"/);
    expect(() => quoteCode(source, { ...quote, from: 'return', to: 'const y' })).toThrow(/"const y"/);
  });

  it('throws naming a mark that is not there exactly once', () => {
    expect(() => quoteCode(source, { ...quote, marks: { z: 'g(z)' } })).toThrow(/"g\(z\)".*0 times/);
    expect(() => quoteCode(source, { ...quote, marks: { z: 'y' } })).toThrow(/"y".*3 times/);
  });

  it('gives lines, text and marks of what it quotes', () => {
    expect(quoteCode(source, { ...quote, from: 'const y', to: 'return', marks: { z: 'g(x)' } })).toEqual({
      first: 2,
      last: 3,
      text: 'const y = g(x);\nreturn y + y;',
      marks: [{ symbol: 'z', start: 10, end: 14 }],
    });
  });
});
