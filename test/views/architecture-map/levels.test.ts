import { describe, expect, it } from 'vitest';
import type { RcanConfig } from '../../../src/model/config.ts';
import { siteShapes } from '../../../src/model/shapes.ts';
import { bandHeight, drawLevels, levels } from '../../../src/views/architecture-map/levels.ts';

const shipped: RcanConfig = { groups: 5, blocks: 5, features: 32, reduction: 8, scale: 2, colors: 3 };
const paper: RcanConfig = { ...shipped, groups: 10, blocks: 20, features: 64, scale: 4 };

const draw = (config: RcanConfig, width: number, height: number) =>
  drawLevels({ config, shapes: siteShapes(config, 96, 96), group: 1, block: 1 }, { width, height });
const heightOf = ({ graphs }: ReturnType<typeof draw>) =>
  levels.reduce((sum, level) => sum + graphs[level].height, 2 * bandHeight);
const unitsOf = ({ graphs }: ReturnType<typeof draw>) =>
  graphs.group.nodes.flatMap(({ kind, height }) => (kind === 'block' ? [height] : []));

describe('the levels of the map', () => {
  it.each([
    [1120, 525],
    [1120, 880],
    [780, 900],
  ])('lie below each other in %i x %i pixels, blocks as tall as there is room', (width, height) => {
    const drawn = draw(shipped, width, height);
    expect(drawn.stacked).toBe(true);
    expect(heightOf(drawn)).toBeLessThanOrEqual(height);
    const [tall] = unitsOf(drawn);
    expect([64, 96, 128, 160]).toContain(tall);
  });

  it('are taller in a taller room', () => {
    expect(unitsOf(draw(shipped, 1120, 880))[0]).toBeGreaterThan(unitsOf(draw(shipped, 1120, 525))[0]!);
  });

  it.each([
    ['on a phone', shipped, 358, 560],
    ['of the network of the paper on a projector', paper, 1120, 430],
  ])('%s are drawn each for itself, within the room', (_, config, width, height) => {
    const drawn = draw(config, width, height);
    expect(drawn.stacked).toBe(false);
    for (const level of ['network', 'group', 'block'] as const)
      expect(drawn.graphs[level].height, level).toBeLessThanOrEqual(height);
  });
});

describe('a skip connection round several rows', () => {
  it('comes down on its sum from above, away from the shapes below', () => {
    const { graphs } = draw(shipped, 358, 560);
    const sum = graphs.network.nodes.find(({ kind }) => kind === 'sum')!;
    const gate = graphs.network.edges.find((edge) => edge.gate?.whole)!.gate!;
    expect(gate.open.y).toBeLessThan(sum.y);
    const labels = graphs.network.labels.flatMap(({ y, lines }) => lines.map((_, l) => y + 15 * l));
    for (const y of labels) expect(Math.abs(y - gate.open.y)).toBeGreaterThan(12);
  });
});

describe('the shapes under a row', () => {
  it('do not lie on the lines that lead from an open group to its inside', () => {
    for (let group = 0; group < shipped.groups; group++) {
      const { graphs } = drawLevels(
        { config: shipped, shapes: siteShapes(shipped, 96, 96), group, block: 0 },
        { width: 1120, height: 525 },
      );
      const unit = graphs.network.nodes.find(({ kind, index }) => kind === 'group' && index === group)!;
      for (const { x, lines } of graphs.network.labels) {
        const half = (Math.max(...lines.map(({ length }) => length)) * 8.9) / 2;
        for (const line of [unit.x, unit.x + unit.width])
          expect(Math.abs(line - x), lines.join('')).toBeGreaterThan(half);
      }
    }
  });
});
