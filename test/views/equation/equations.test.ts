import { describe, expect, it } from 'vitest';
import type { Scale, UpscalerConfig } from '../../../src/model/config.ts';
import { convolutions } from '../../../src/model/convolutions.ts';
import { allSites, distinctSites } from '../../../src/model/sites.ts';
import { equations } from '../../../src/views/equation/equations.ts';
import { symbolsOf, type PaperEquation } from '../../../src/views/equation/paper-equation.ts';
import { reference } from '../../../src/views/equation/reference-code.ts';
import { symbolNamed, symbols, type Here, type PaperSymbol } from '../../../src/views/equation/symbols.ts';

const net = (groups: number, blocks: number, features: number, scale: Scale): UpscalerConfig => ({
  groups,
  blocks,
  features,
  reduction: 8,
  scale,
  colors: 3,
});
const nets = [net(5, 5, 32, 2), net(10, 20, 64, 4), net(10, 20, 64, 3), net(1, 1, 8, 8)];
const all: [string, PaperEquation][] = Object.entries(equations);
const vocabulary: [string, PaperSymbol][] = Object.entries(symbols);

describe('the equations of the paper', () => {
  it('are all but the loss, in the order of their numbers', () => {
    expect(all.map(([, { number }]) => number)).toEqual([1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  });

  it.each(all)(
    '%s names symbols that are known, and marks each of them in this notebook’s code',
    (_, equation) => {
      const named = symbolsOf(equation);
      expect(named.length).toBeGreaterThan(1);
      expect(named.filter((name) => symbolNamed(name) === undefined)).toEqual([]);
      const marked = new Set(equation.code.flatMap(({ marks }) => Object.keys(marks)));
      expect([...marked].toSorted()).toEqual(named.toSorted());
    },
  );

  it.each(all)(
    '%s stands in a few lines of PyTorch, in which several of its symbols are marked',
    (_, equation) => {
      const marked = equation.pytorch.flatMap(({ marks }) => Object.keys(marks));
      expect(symbolsOf(equation)).toEqual(expect.arrayContaining([...new Set(marked)]));
      expect(marked.length).toBeGreaterThan(1);
      expect(new Set(equation.pytorch.map(({ file }) => file))).toEqual(new Set([reference]));
    },
  );

  it.each(all)(
    '%s has a title, and where it has a note, it has it in both languages',
    (_, { title, note }) => {
      for (const words of [title, ...(note ? [note] : [])]) {
        expect(words.en).toMatch(/^[\x20-\x7e]+$/);
        expect(words.zh).toMatch(/\p{Script=Han}/u);
      }
    },
  );

  it('use every symbol that there is', () => {
    const used = new Set<string>(all.flatMap(([, equation]) => symbolsOf(equation)));
    expect(vocabulary.map(([name]) => name).filter((name) => !used.has(name))).toEqual([]);
  });
});

describe.each(nets)('symbols in $groups groups x $blocks blocks, scale $scale', (config) => {
  const corners: Here[] = [0, config.groups - 1].flatMap((group) =>
    [0, config.blocks - 1].map((block) => ({
      config,
      input: { height: 12, width: 16 },
      group,
      block,
      channel: 0,
    })),
  );

  it.each(vocabulary)('%s has its place there, wherever the selection is', (_, { denotes }) => {
    for (const here of corners) {
      if (denotes.kind === 'picture') continue;
      if (denotes.kind === 'number') expect(denotes.value(here)).toBeGreaterThan(0);
      else if (denotes.kind === 'weights')
        expect([...convolutions(config).keys()]).toContain(denotes.site(here));
      else if (denotes.kind === 'tensor') expect(distinctSites(config)).toContain(denotes.site(here));
      else expect(allSites(config)).toContain(denotes.site(here));
    }
  });
});

describe('what enters a group or a block', () => {
  const at = (name: 'F_g-1' | 'F_g,b-1', group: number, block: number) =>
    symbols[name].denotes.kind === 'tensor' &&
    symbols[name].denotes.site({
      config: nets[0]!,
      input: { height: 8, width: 8 },
      group,
      block,
      channel: 0,
    });

  it('is what the one before puts out, and the shallow features at the very first', () => {
    expect(at('F_g-1', 2, 3)).toBe('body.1');
    expect(at('F_g-1', 0, 3)).toBe('head.0');
    expect(at('F_g,b-1', 2, 3)).toBe('body.2.body.2');
    expect(at('F_g,b-1', 2, 0)).toBe('body.1');
    expect(at('F_g,b-1', 0, 0)).toBe('head.0');
  });
});
