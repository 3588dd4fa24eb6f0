import { extent, least, max, scaleLinear, type ScaleLinear } from 'd3';
import { samePlace, type ChannelPlace } from './channel-place.ts';
import { arrowStep } from './keys.ts';
import type { PlotArea } from './plot.ts';

/** What a direction of a scatter plot shows. */
export interface ScatterAxis<Point> {
  readonly label: string;
  readonly of: (point: Point) => number;
  /** Whether 0 belongs to the axis, wherever the points lie. */
  readonly fromZero?: boolean;
}

/** A point where it is drawn, in px. */
export interface Dot<Point> {
  readonly point: Point;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface ScatterLayout<Point> {
  readonly area: PlotArea;
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly dots: readonly Dot<Point>[];
}

/** Over what the two numbers of a point go, each from the lowest to the highest. */
export type Spread = readonly [x: readonly [number, number], y: readonly [number, number]];

/** px that the largest dot's radius is, and that the smallest may be: it must still be seen. */
const [largestRadius, smallestRadius] = [11, 2.5];

/**
 * Places points in width x height px. The areas of the dots are as the sizes.
 * @param rem px of 1 rem, in which labels are set
 */
export function scatterLayout<Point>(
  points: readonly Point[],
  [across, up]: readonly [ScatterAxis<Point>, ScatterAxis<Point>],
  size: (point: Point) => number,
  width: number,
  height: number,
  rem = 16,
): ScatterLayout<Point> {
  const [left, top, bottom] = [3 * rem, 1.75 * rem, height - 2.75 * rem];
  const right = Math.max(left + 200, width - rem);
  const x = scale(points, across, [left, right]);
  const y = scale(points, up, [bottom - 12, top + 12]);
  const most = max(points, size) ?? 0;
  const dots = points.map((point) => ({
    point,
    x: x(across.of(point)),
    y: y(up.of(point)),
    radius: Math.max(smallestRadius, most > 0 ? largestRadius * Math.sqrt(size(point) / most) : 0),
  }));
  return { area: { width: right + rem, height, left, right, top, bottom }, x, y, dots };
}

function scale<Point>(
  points: readonly Point[],
  { of, fromZero = false }: ScatterAxis<Point>,
  range: [number, number],
): ScaleLinear<number, number> {
  const [low = 0, high = 0] = extent([...(fromZero ? [0] : []), ...points.map(of)]);
  const placed = scaleLinear([low, high > low ? high : low + 1], range);
  return fromZero ? placed.nice() : placed;
}

/** The ranges of a point in px, as far as the plot reaches. */
export function rangeOf<Point>(
  { area, x, y }: ScatterLayout<Point>,
  spread: Spread | undefined,
): Spread | undefined {
  if (!spread) return undefined;
  const within = (at: number, low: number, high: number): number => Math.min(high, Math.max(low, at));
  const across = (value: number): number => within(x(value), area.left, area.right);
  const up = (value: number): number => within(y(value), area.top, area.bottom);
  const [[left, right], [low, high]] = spread;
  return [
    [across(left), across(right)],
    [up(low), up(high)],
  ];
}

/** The points inside a rectangle that is given by two opposite corners, its edges included. */
export function inBrush<Point>(dots: readonly Dot<Point>[], from: Spot, to: Spot): Point[] {
  const within = (value: number, a: number, b: number): boolean =>
    value >= Math.min(a, b) && value <= Math.max(a, b);
  return dots
    .filter((dot) => within(dot.x, from.x, to.x) && within(dot.y, from.y, to.y))
    .map(({ point }) => point);
}

/** The point nearest to a spot, if it is no further than `reach`. */
export function nearest<Point>(dots: readonly Dot<Point>[], at: Spot, reach: number): Point | undefined {
  const distance = (dot: Dot<Point>): number => Math.hypot(dot.x - at.x, dot.y - at.y);
  const found = least(dots, distance);
  return found && distance(found) <= reach ? found.point : undefined;
}

/**
 * Where an arrow key leads from a point: to the next one in that direction, however far aside it lies, so that every
 * point is reached either way. The ends stay; points at the same height follow one another in the order given.
 * Undefined for any other key.
 */
export function walk<Point extends ChannelPlace>(
  event: KeyboardEvent,
  from: ChannelPlace,
  dots: readonly Dot<Point>[],
): Point | undefined {
  const step = arrowStep(event);
  if (!step) return undefined;
  const by = step[0] === 0 ? 'y' : 'x';
  const ordered = dots.toSorted((a, b) => a[by] - b[by]);
  const at = ordered.findIndex(({ point }) => samePlace(point, from));
  return ordered[Math.min(ordered.length - 1, Math.max(0, at + step[0] + step[1]))]?.point;
}
