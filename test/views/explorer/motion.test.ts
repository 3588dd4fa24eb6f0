import { describe, expect, it } from 'vitest';
import { pathsBetween, type DrawnItem } from '../../../src/views/explorer/motion.svelte.ts';
import type { Scene, SceneItem } from '../../../src/views/explorer/scene.ts';

const item = (key: string, box: readonly [number, number, number, number], within?: string): SceneItem => ({
  key,
  ...(within !== undefined && { within }),
  box: { x: box[0], y: box[1], width: box[2], height: box[3] },
  drawing: { kind: 'frame' },
});
const scene = (...items: SceneItem[]): Scene => ({
  size: { width: 100, height: 100 },
  items,
  edges: [],
  gates: [],
  texts: [],
  score: { x: 0, y: 0, width: 0, height: 0 },
});
const drawn = (...items: SceneItem[]): DrawnItem[] =>
  items.map((one) => ({ item: one, box: one.box, opacity: 1 }));
const pathOf = (paths: ReturnType<typeof pathsBetween>, key: string) =>
  paths.find(({ item }) => item.key === key)!;

describe('from one level of the explorer to another', () => {
  const small = item('group', [40, 40, 10, 10]);
  const large = item('group', [0, 0, 100, 50]);

  it('a thing of both is carried from its place to its place', () => {
    const path = pathOf(pathsBetween(drawn(small), scene(large)), 'group');
    expect([path.from, path.to, path.opacity]).toEqual([small.box, large.box, [1, 1]]);
  });

  it('what is inside comes out of what it lies in, in its place there, and appears', () => {
    const inside = item('block', [50, 25, 20, 10], 'group');
    const path = pathOf(pathsBetween(drawn(small), scene(large, inside)), 'block');
    expect(path.from).toEqual({ x: 45, y: 45, width: 2, height: 2 });
    expect(path.opacity).toEqual([0, 1]);
  });

  it('and goes back into it, and fades', () => {
    const inside = item('block', [50, 25, 20, 10], 'group');
    const path = pathOf(pathsBetween(drawn(large, inside), scene(small)), 'block');
    expect(path.to).toEqual({ x: 45, y: 45, width: 2, height: 2 });
    expect(path.opacity).toEqual([1, 0]);
  });

  it('is carried by the innermost of the things round it that both levels have', () => {
    const block = item('block', [0, 0, 50, 50], 'group');
    const map = item('map', [10, 0, 10, 10], 'block');
    const path = pathOf(pathsBetween(drawn(small), scene(large, block, map)), 'map');
    expect(path.from).toEqual({ x: 41, y: 40, width: 1, height: 2 });
  });

  it('a movement that is interrupted goes on from where things are', () => {
    const midway = { item: small, box: { x: 20, y: 20, width: 55, height: 30 }, opacity: 0.5 };
    const path = pathOf(pathsBetween([midway], scene(large)), 'group');
    expect([path.from, path.opacity]).toEqual([midway.box, [0.5, 1]]);
  });
});
