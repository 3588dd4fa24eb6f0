import { describe, expect, it } from 'vitest';
import type { UpscalerConfig } from '../../../src/model/config.ts';
import { siteShapes } from '../../../src/model/shapes.ts';
import { equations, type EquationName } from '../../../src/views/equation/equations.ts';
import { symbolsOf } from '../../../src/views/equation/paper-equation.ts';
import { levelsOf } from '../../../src/views/equation/levels.ts';
import { symbolRow } from '../../../src/views/equation/rows.ts';
import type { Here } from '../../../src/views/equation/symbols.ts';

const config: UpscalerConfig = { groups: 4, blocks: 3, features: 16, reduction: 8, scale: 2, colors: 3 };
const input = { height: 24, width: 32 };
const nothing = { record: () => undefined, weights: () => undefined, picture: undefined };

function shown(name: EquationName, group: number, block: number, width: number) {
  const here: Here = { config, input, group, block, channel: 0 };
  const sites = symbolsOf(equations[name]).flatMap((symbol) => symbolRow(symbol, here, nothing).site ?? []);
  return { sites, levels: levelsOf(sites, here, siteShapes(config, 24, 32), width) };
}

describe.each([360, 1120])('the part of the map beside an equation, %i px wide', (width) => {
  it.each(Object.keys(equations) as EquationName[])('draws every place that %s speaks of', (name) => {
    for (const [group, block] of [
      [0, 0],
      [3, 2],
    ] as const) {
      const { sites, levels } = shown(name, group, block, width);
      const drawn = levels.flatMap(({ graph }) => graph.nodes.map(({ site }) => site));
      expect(sites.filter((site) => !drawn.includes(site))).toEqual([]);
    }
  });

  it('shows no more than is needed', () => {
    const names = (name: EquationName) => shown(name, 2, 1, width).levels.map((level) => level.name);
    expect(names('long-skip')).toEqual(['network']);
    expect(names('group-skip')).toEqual(['network', 'group']);
    expect(names('channel-attention')).toEqual(['block']);
    expect(names('block')).toEqual(['group', 'block']);
  });
});
