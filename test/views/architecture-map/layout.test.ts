import { describe, expect, it } from 'vitest';
import type { RcanConfig, Scale } from '../../../src/model/config.ts';
import { countComplexity } from '../../../src/model/complexity.ts';
import { siteShapes } from '../../../src/model/shapes.ts';
import * as sites from '../../../src/model/sites.ts';
import { layoutBlock } from '../../../src/views/architecture-map/block-layout.ts';
import type { Graph } from '../../../src/views/architecture-map/graph.ts';
import { layoutGroup, layoutOverview } from '../../../src/views/architecture-map/layout.ts';
import { moduleCost } from '../../../src/views/architecture-map/module-cost.ts';
import { roleOf, unfolded } from '../../../src/views/architecture-map/roles.ts';

const net = (groups: number, blocks: number, features: number, scale: Scale): RcanConfig => ({
  groups,
  blocks,
  features,
  reduction: 8,
  scale,
  colors: 3,
});

const nets = [net(1, 1, 16, 2), net(5, 5, 32, 3), net(5, 5, 32, 4), net(10, 20, 64, 4), net(13, 24, 64, 8)];
const widths = [340, 350, 358, 640, 860, 1088, 1120];

function graphs(config: RcanConfig, width: number, size = 96): Graph[] {
  const shapes = siteShapes(config, size, size);
  return [
    layoutOverview(config, shapes, width, 64),
    layoutGroup(config, shapes, config.groups - 1, width, 64),
    layoutBlock(shapes, config.groups - 1, config.blocks - 1, width),
  ];
}

describe.each(nets)('the map of $groups groups x $blocks blocks, scale $scale', (config) => {
  it('draws every site, and each only where it belongs', () => {
    const shapes = siteShapes(config, 48, 64);
    const drawn = (graph: Graph) => graph.nodes.flatMap(({ site }) => (site === undefined ? [] : [site]));
    const found = new Map<string, number>();
    const count = (graph: Graph) => drawn(graph).forEach((s) => found.set(s, (found.get(s) ?? 0) + 1));
    count(layoutOverview(config, shapes, 1088, 64));
    for (let g = 0; g < config.groups; g++) {
      count(layoutGroup(config, shapes, g, 1088, 64));
      for (let b = 0; b < config.blocks; b++) count(layoutBlock(shapes, g, b, 1088));
    }
    const outputs = sites.allSites(config).filter((s) => !s.endsWith(':input') || s === sites.tailInput);
    expect([...found.keys()].sort()).toEqual([...outputs].sort());
    // A group and a block appear twice: as a unit, and as the sum at the end of their own graph.
    const twice = [...found].filter(([, times]) => times === 2).map(([site]) => site);
    expect(twice).toHaveLength(config.groups * (1 + config.blocks));
  });

  it.each(widths)('keeps nodes apart and everything within %i px', (width) => {
    for (const graph of graphs(config, width)) {
      for (const node of graph.nodes) {
        expect(node.x).toBeGreaterThanOrEqual(0);
        expect(node.x + node.width).toBeLessThanOrEqual(width);
        expect(node.y + node.height).toBeLessThanOrEqual(graph.height);
        expect(node.width).toBeGreaterThanOrEqual(20);
      }
      graph.nodes.forEach((a, i) =>
        graph.nodes.slice(i + 1).forEach((b) => {
          const apart =
            a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
          expect(apart, `${a.site} and ${b.site}`).toBe(true);
        }),
      );
    }
  });

  it.each(widths)('keeps the shapes legible side by side within %i px', (width) => {
    for (const { labels } of graphs(config, width)) {
      for (const [i, a] of labels.entries()) {
        for (const b of labels.slice(i + 1).filter((other) => other.y === a.y)) {
          // What a digit of 14 px takes in the widest of the faces used.
          const widest = (l: typeof a) => Math.max(...l.lines.map((line) => line.length)) * 8.9;
          expect(Math.abs(a.x - b.x), `${a.lines} | ${b.lines}`).toBeGreaterThanOrEqual(
            (widest(a) + widest(b)) / 2,
          );
        }
      }
    }
  });

  it('counts every parameter once: groups and what lies outside them', () => {
    const cost = countComplexity(config, 48, 64);
    const outside = cost.sites.filter(({ site }) => sites.placeOf(config, site).group === undefined);
    let parameters = outside.reduce((sum, site) => sum + site.parameters, 0);
    for (let g = 0; g < config.groups; g++)
      parameters += moduleCost(config, cost.sites, sites.group(g)).parameters;
    expect(parameters).toBe(cost.parameters);
  });

  it('knows what each of its sites does', () => {
    const named = sites.allSites(config).filter((site) => roleOf(config, site) !== undefined);
    const inputs = config.groups * (1 + config.blocks);
    expect(named).toHaveLength(sites.allSites(config).length - inputs);
  });
});

describe('the shapes on the edges', () => {
  const texts = (graph: Graph) => graph.labels.map(({ lines }) => lines.join(''));

  it('grow with the pixel shuffles', () => {
    const [overview] = graphs(net(5, 5, 32, 2), 1088);
    expect(texts(overview!)).toEqual(['96×96×3', '96×96×32', '96×96×128', '192×192×32', '192×192×3']);
  });

  it('narrow down in the attention branch and come back', () => {
    const [, , block] = graphs(net(5, 5, 32, 2), 1088);
    expect(texts(block!).filter((text) => text.startsWith('1×1'))).toEqual([
      '1×1×32',
      '1×1×4',
      '1×1×4',
      '1×1×32',
      '1×1×32',
    ]);
  });
});

describe('the cost of a module', () => {
  it('holds what lies inside: a block two 3x3 convolutions and two 1x1', () => {
    const config = net(2, 3, 32, 2);
    const { sites: costs } = countComplexity(config, 10, 20);
    const attention = 32 * 4 + 4 + 4 * 32 + 32;
    const convs = 2 * (9 * 32 * 32 + 32);
    expect(moduleCost(config, costs, sites.channelAttention(1, 2)).parameters).toBe(attention);
    expect(moduleCost(config, costs, sites.attention(1, 2)).parameters).toBe(attention);
    expect(moduleCost(config, costs, sites.block(1, 2)).parameters).toBe(attention + convs);
    expect(moduleCost(config, costs, sites.block(1, 2)).multiplyAdds).toBe(
      2 * 9 * 32 * 32 * 200 + 2 * 32 * 4,
    );
    expect(moduleCost(config, costs, sites.squeeze(1, 2)).parameters).toBe(32 * 4 + 4);
  });
});

describe('what is unfolded', () => {
  const config = net(5, 4, 32, 2);
  it('follows the selection', () => {
    expect(unfolded(config, sites.excite(3, 2), { group: 0, block: 0 })).toEqual({ group: 3, block: 2 });
  });
  it('stays while something outside is selected', () => {
    expect(unfolded(config, sites.tailConv, { group: 3, block: 2 })).toEqual({ group: 3, block: 2 });
    expect(unfolded(config, sites.group(1), { group: 3, block: 2 })).toEqual({ group: 1, block: 2 });
  });
  it('never lies outside a smaller network', () => {
    expect(unfolded(config, undefined, { group: 9, block: 19 })).toEqual({ group: 4, block: 3 });
  });
});
