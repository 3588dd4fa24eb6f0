import { describe, expect, it } from 'vitest';
import { inBrush, nearest, rangeOf, scatterLayout, walk } from '../../../src/views/shared/scatter.ts';
import { press } from '../../key-press.ts';

interface Point {
  readonly group: number;
  readonly block: number;
  readonly channel: number;
  readonly right: number;
  readonly up: number;
  readonly size: number;
}

const points = (
  [
    [0.2, 0.5, 9],
    [0.1, -0.5, 4],
    [0.8, 0.5, 0],
    [0.4, 0.9, 1],
  ] as const
).map(([right, up, size], channel): Point => ({ group: 1, block: 2, channel, right, up, size }));
const right = { label: 'to the right', of: (point: Point) => point.right };
const up = { label: 'upwards', of: (point: Point) => point.up };
const layout = (fromZero = false, of: readonly Point[] = points) =>
  scatterLayout(
    of,
    [
      { ...right, fromZero },
      { ...up, fromZero },
    ],
    ({ size }) => size,
    600,
    400,
  );
const { area, dots } = layout();
const channels = (of: readonly Point[]) => of.map(({ channel }) => channel);

describe('a scatter plot', () => {
  it('places every point between its axes, to the right and upwards as its numbers grow', () => {
    for (const { x, y } of dots) {
      expect(x).toBeGreaterThanOrEqual(area.left);
      expect(x).toBeLessThanOrEqual(area.right);
      expect(y).toBeGreaterThan(area.top);
      expect(y).toBeLessThan(area.bottom);
    }
    expect(channels(dots.toSorted((a, b) => a.x - b.x).map(({ point }) => point))).toEqual([1, 0, 3, 2]);
    expect(dots[3]!.y).toBeLessThan(dots[0]!.y);
    expect(dots[2]!.y).toBe(dots[0]!.y);
  });

  it('has the ranges of a point as far as it reaches, and none of a point without', () => {
    const { x, y, area } = layout();
    const ranges = rangeOf(layout(), [
      [0.3, 0.5],
      [-9, 0.4],
    ]);
    expect(ranges).toEqual([
      [x(0.3), x(0.5)],
      [area.bottom, y(0.4)],
    ]);
    expect(rangeOf(layout(), undefined)).toBeUndefined();
  });

  it('has 0 on an axis that is to hold it, whichever side the points lie on', () => {
    const { x, y } = layout(true);
    expect(x.domain()[0]).toBe(0);
    expect(y.domain()[0]).toBeLessThanOrEqual(-0.5);
    const negative = layout(
      true,
      points.map((point) => ({ ...point, right: -point.right })),
    );
    expect(negative.x.domain()[1]).toBe(0);
    expect(negative.x(-0.8)).toBeLessThan(negative.x(-0.1));
  });

  it('has a place for points that are all the same, and for none', () => {
    const same = points.map((point) => ({ ...point, right: 0, up: 0 }));
    for (const fromZero of [true, false])
      for (const { x, y } of layout(fromZero, same).dots) {
        expect(x).toBeGreaterThanOrEqual(area.left);
        expect(y).toBeLessThanOrEqual(area.bottom);
      }
    expect(layout(true, []).dots).toEqual([]);
  });

  it('draws areas as the sizes, and nothing too small to be seen', () => {
    expect(dots[1]!.radius ** 2 / dots[0]!.radius ** 2).toBeCloseTo(4 / 9, 10);
    expect(dots[2]!.radius).toBe(2.5);
  });
});

describe('choosing among its points', () => {
  it('a rectangle holds what lies in it, whichever corner it was begun at', () => {
    const [a, b] = [dots[0]!, dots[3]!];
    expect(channels(inBrush(dots, a, b))).toEqual([0, 3]);
    expect(channels(inBrush(dots, { x: b.x, y: a.y }, { x: a.x, y: b.y }))).toEqual([0, 3]);
    expect(inBrush(dots, { x: a.x + 1, y: 0 }, { x: a.x + 2, y: 400 })).toEqual([]);
  });

  it('arrow keys reach every point in either direction, and stop at the ends', () => {
    for (const [forth, back, order] of [
      ['ArrowRight', 'ArrowLeft', [1, 0, 3, 2]],
      ['ArrowDown', 'ArrowUp', [3, 0, 2, 1]],
    ] as const) {
      const reached = order.map((channel) => walk(press(forth), points[channel]!, dots)!.channel);
      expect(reached).toEqual([...order.slice(1), order[3]]);
      expect(walk(press(back), points[order[0]]!, dots)!.channel).toBe(order[0]);
      expect(walk(press(back), points[order[2]]!, dots)!.channel).toBe(order[1]);
    }
    expect(walk(press('Enter'), points[0]!, dots)).toBeUndefined();
  });

  it('the pointer is on the nearest point, unless that is far away', () => {
    const { x, y } = dots[3]!;
    expect(nearest(dots, { x: x + 3, y: y - 3 }, 5)).toBe(points[3]);
    expect(nearest(dots, { x: x + 4, y: y - 4 }, 5)).toBeUndefined();
  });
});
