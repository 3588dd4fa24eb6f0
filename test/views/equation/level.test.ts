import { describe, expect, it } from 'vitest';
import type { UpscalerConfig } from '../../../src/model/config.ts';
import { siteShapes } from '../../../src/model/shapes.ts';
import { equations, type EquationName } from '../../../src/views/equation/equations.ts';
import { symbolsOf } from '../../../src/views/equation/paper-equation.ts';
import { levelOf } from '../../../src/views/equation/level.ts';
import { symbolRow } from '../../../src/views/equation/rows.ts';
import type { Here } from '../../../src/views/equation/symbols.ts';

const config: UpscalerConfig = { groups: 4, blocks: 3, features: 16, reduction: 8, scale: 2, colors: 3 };
const input = { height: 24, width: 32 };
const nothing = { record: () => undefined, weights: () => undefined, picture: undefined };

function shown(name: EquationName, group: number, block: number, width: number) {
  const here: Here = { config, input, group, block, channel: 0 };
  const sites = symbolsOf(equations[name]).flatMap((symbol) => symbolRow(symbol, here, nothing).site ?? []);
  const [computed] = sites;
  return { computed, level: levelOf(computed!, sites, here, siteShapes(config, 24, 32), width) };
}

describe.each([360, 1120])('the part of the map beside an equation, %i px wide', (width) => {
  it.each(Object.keys(equations) as EquationName[])('draws what %s computes', (name) => {
    for (const [group, block] of [
      [0, 0],
      [3, 2],
    ] as const) {
      const { computed, level } = shown(name, group, block, width);
      expect(level?.graph.nodes.map(({ site }) => site)).toContain(computed);
    }
  });

  it('is the one that shows most of what the equation speaks of', () => {
    const part = (name: EquationName) => shown(name, 2, 1, width).level?.name;
    expect(part('long-skip')).toBe('network');
    expect(part('residual-groups')).toBe('network');
    expect(part('group-skip')).toBe('group');
    expect(part('blocks')).toBe('group');
    expect(part('channel-attention')).toBe('block');
    expect(part('block')).toBe('block');
  });
});
