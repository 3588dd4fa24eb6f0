import { describe, expect, it } from 'vitest';
import type { RcanConfig } from '../../../src/model/config.ts';
import { siteShapes } from '../../../src/model/shapes.ts';
import * as sites from '../../../src/model/sites.ts';
import { layoutBlock } from '../../../src/views/architecture-map/block-layout.ts';
import { draggedTo, gateOn, handleAt, keyedTo } from '../../../src/views/architecture-map/gates.ts';
import type { Graph } from '../../../src/views/architecture-map/graph.ts';
import { layoutGroup, layoutOverview } from '../../../src/views/architecture-map/layout.ts';
import { press } from '../../key-press.ts';

const config: RcanConfig = { groups: 5, blocks: 4, features: 32, reduction: 8, scale: 2, colors: 3 };
const shapes = siteShapes(config, 96, 96);
const gatesOf = (graph: Graph) => graph.edges.flatMap(({ gate }) => (gate ? [gate] : []));

describe.each([340, 640, 1088])('the gates of a map of %i px', (width) => {
  const overview = gatesOf(layoutOverview(config, shapes, width, 64));
  const group = gatesOf(layoutGroup(config, shapes, 2, width, 64));
  const block = gatesOf(layoutBlock(shapes, 2, 3, width));

  it('are one for every skip connection, where it ends', () => {
    const groups = Array.from({ length: 5 }, (_, g) => sites.group(g));
    const blocks = Array.from({ length: 4 }, (_, b) => sites.block(2, b));
    expect(overview.map(({ site }) => site)).toEqual([...groups, sites.tailInput]);
    expect(group.map(({ site }) => site)).toEqual([...blocks, sites.group(2)]);
    expect(block.map(({ site }) => site)).toEqual([sites.block(2, 3)]);
  });

  it('lie within the drawing, with some way to go from shut to open', () => {
    for (const { closed, open } of [...overview, ...group, ...block]) {
      expect(Math.hypot(open.x - closed.x, open.y - closed.y)).toBeGreaterThan(15);
      for (const { x } of [closed, open]) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(width);
      }
    }
  });
});

describe('a handle', () => {
  const lying = gateOn(sites.tailInput, { x: 0, y: 10 }, { x: 400, y: 10 }, true);
  const standing = gateOn(sites.block(0, 0), { x: 5, y: 0 }, { x: 5, y: 400 }, true);
  const short = gateOn(sites.group(0), { x: 0, y: 10 }, { x: 46, y: 10 }, false);

  it('stands at the end of its way when the gate is open, in the middle at a half', () => {
    expect(handleAt(lying, 1)).toEqual({ x: 275, y: 10 });
    expect(handleAt(lying, 0.5)).toEqual({ x: 200, y: 10 });
    expect(handleAt(standing, 0)).toEqual({ x: 5, y: 125 });
  });

  it('follows the pointer along the line, in hundredths and not beyond the ends', () => {
    expect(draggedTo(lying, 1, { x: -75, y: 40 })).toBe(0.5);
    expect(draggedTo(standing, 0, { x: 40, y: 60.4 })).toBe(0.4);
    expect(draggedTo(lying, 0.5, { x: -500, y: 0 })).toBe(0);
  });

  it('is not more nervous on a short line', () => {
    expect(draggedTo(short, 1, { x: -45, y: 0 })).toBe(0.5);
  });

  it('is moved by keys', () => {
    expect(keyedTo(press('ArrowLeft'), 1)).toBe(0.95);
    expect(keyedTo(press('ArrowRight'), 0.3)).toBe(0.35);
    expect(keyedTo(press('PageDown'), 0.1)).toBe(0);
    expect(keyedTo(press('Home'), 0.4)).toBe(0);
    expect(['End', 'Delete', 'Backspace'].map((key) => keyedTo(press(key), 0.4))).toEqual([1, 1, 1]);
    expect(keyedTo(press('Enter'), 0.4)).toBeUndefined();
  });
});
