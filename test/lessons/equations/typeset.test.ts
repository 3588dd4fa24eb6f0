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
  it('is set so that its symbols can be told apart in what is seen', () => {
    const { formula, symbols } = typeset(equation, read, highlight);
    expect(formula).not.toContain('href');
    expect(formula).not.toContain('<a ');
    expect([...new Set(symbolsIn(formula))]).toEqual(symbolsOf(equation));
    const readOut = [...formula.matchAll(/<math[^]*?<\/math>/g)].map(([math]) => math);
    expect(readOut).toHaveLength(equation.tex.length);
    expect(symbolsIn(readOut.join(''))).toEqual([]);
    expect(Object.keys(symbols)).toEqual(symbolsOf(equation));
  });

  it.each(['pytorch', 'code'] as const)('quotes lines that stand in their files, marked: %s', (which) => {
    const code = typeset(equation, read, highlight)[which];
    equation[which].forEach((quote, i) => {
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

describe('the lines of PyTorch', () => {
  it('are few, and coloured as Python', () => {
    for (const [name, equation] of all) {
      const { pytorch } = typeset(equation, read, highlight);
      const lines = pytorch.reduce((sum, { first, last }) => sum + last - first + 1, 0);
      expect([name, lines <= 6]).toEqual([name, true]);
      expect(pytorch[0]!.html).toMatch(/^<pre class="shiki"/);
    }
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

  it('marks a part of a text that tells where it stands', () => {
    const { marks } = quoteCode(source, { ...quote, marks: { z: 'return y + ‹y›' } });
    expect(marks).toEqual([{ symbol: 'z', start: source.lastIndexOf('y'), end: source.lastIndexOf('y') + 1 }]);
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
